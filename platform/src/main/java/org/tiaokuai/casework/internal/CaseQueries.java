package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.CaseLine;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.State;

/** Lists of cases, straight from SQL. */
@Repository
class CaseQueries {

    /** Counting further than anybody works off in a month would only cost time. */
    static final int COUNTED = 1000;

    private final JdbcClient jdbc;

    CaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One row of a queue before its lamp is known.
     *
     * @param from the moment from which the days count
     */
    record Waiting(
            String number,
            String item,
            String itemName,
            String itemNameEn,
            String about,
            Sealed applicant,
            State state,
            Timestamp submittedAt,
            Timestamp from,
            LocalDate dueOn,
            @Nullable LocalDate legalDueOn) {}

    /** The last row of the page before, as the link to the next one names it; what cannot be read is the beginning. */
    private record After(LocalDate day, String number) {

        static After read(String text) {
            var parts = text.split("_", 2);
            try {
                return parts.length == 2 && parts[0].length() == 10
                        ? new After(LocalDate.parse(parts[0]), parts[1])
                        : BEGINNING;
            } catch (DateTimeException e) {
                return BEGINNING;
            }
        }

        private static final After BEGINNING = new After(LocalDate.of(1, 1, 1), "");
    }

    /** How many wait, are late, are due today; counted up to {@link #COUNTED}. */
    record Totals(int waiting, int late, int dueToday) {}

    /** The first rows of each state, then the first of all: so many index entries are read and no more. */
    List<Waiting> queue(UUID department, List<State> states, QueueFilter filter) {
        var after = After.read(filter.after());
        return jdbc.sql("""
                        select waiting.* from unnest(:states) as wanted (state) cross join lateral (
                            select number, item, item_name, item_name_en, about, applicant, state, submitted_at,
                                case when state = 'CORRECTING' then asked_at
                                    else coalesce(accepted_at, corrected_at, submitted_at) end as counted_from,
                                due_on, legal_due_on
                            from casework.application
                            where handled_by = :department and closed_at is null and state = wanted.state
                              and (due_on, number) > (:afterDay, :afterNumber)
                              and (:item = '' or item = :item)
                              and (:number = '' or starts_with(number, :number))
                            order by due_on, number limit :rows) as waiting
                        order by due_on, number limit :rows
                        """)
                .param("department", department)
                .param("states", names(states))
                .param("afterDay", after.day())
                .param("afterNumber", after.number())
                .param("item", filter.item())
                .param("number", filter.number())
                .param("rows", filter.rows() + 1)
                .query(CaseQueries::waiting)
                .list();
    }

    Totals totals(UUID department, List<State> states, LocalDate today) {
        return jdbc.sql("""
                        select count(*) as waiting, count(*) filter (where due_on < :today and wanted.state <> 'CORRECTING') as late,
                            count(*) filter (where due_on = :today) as due_today
                        from unnest(:states) as wanted (state) cross join lateral (
                            select due_on from casework.application
                            where handled_by = :department and closed_at is null and state = wanted.state
                            order by due_on, number limit :counted) as open
                        """)
                .param("department", department)
                .param("states", names(states))
                .param("today", today)
                .param("counted", COUNTED)
                .query(Totals.class)
                .single();
    }

    private static String[] names(List<State> states) {
        return states.stream().map(State::name).toArray(String[]::new);
    }

    /** Grouped by the days, so that a year of a city is some thousand rows. */
    List<Closing> closings(LocalDate from, LocalDate before) {
        return jdbc.sql("""
                        select item, (accepted_at at time zone 'Asia/Shanghai')::date as accepted,
                            (closed_at at time zone 'Asia/Shanghai')::date as closed, count(*) as cases
                        from casework.application
                        where state in ('GRANTED', 'REFUSED', 'REVOKED')
                            and closed_at >= (:from)::date::timestamp at time zone 'Asia/Shanghai'
                            and closed_at < (:before)::date::timestamp at time zone 'Asia/Shanghai'
                        group by 1, 2, 3
                        """)
                .param("from", from)
                .param("before", before)
                .query(Closing.class)
                .list();
    }

    List<CaseLine> of(UUID account) {
        return jdbc.sql("""
                        select number, item, item_name, item_name_en, state, submitted_at, due_on
                        from casework.application where account = :account order by submitted_at desc limit 100
                        """)
                .param("account", account)
                .query((row, at) -> new CaseLine(
                        row.getString("number"),
                        row.getString("item"),
                        row.getString("item_name"),
                        row.getString("item_name_en"),
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private static Waiting waiting(ResultSet row, int at) throws SQLException {
        return new Waiting(
                row.getString("number"),
                row.getString("item"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                row.getString("about"),
                new Sealed(row.getString("applicant")),
                State.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at"),
                row.getTimestamp("counted_from"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("legal_due_on", LocalDate.class));
    }
}
