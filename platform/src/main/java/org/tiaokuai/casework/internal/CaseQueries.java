package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.CaseLine;
import org.tiaokuai.casework.Casework.Closing;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Casework.Twin;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;

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
     * @param handed whether a colleague handed it over
     * @param again whether the same person asked for the same lately, or was granted it before
     */
    record Waiting(
            String number,
            String item,
            int itemVersion,
            String itemName,
            String itemNameEn,
            String about,
            Sealed applicant,
            State state,
            Timestamp submittedAt,
            LocalDate dueOn,
            @Nullable UUID claimedBy,
            @Nullable String claimedName,
            boolean handed,
            boolean again,
            Timestamp receivedAt,
            List<Happening> history) {}

    /** The last row of the page before, as the link to the next one names it; what cannot be read is the beginning. */
    private record After(LocalDate day, String number, int rank) {

        private static final int LAST_RANK = 3;
        private static final After BEGINNING = new After(LocalDate.of(1, 1, 1), "", 0);

        static After read(String text) {
            var parts = text.split("_", 3);
            try {
                return parts.length >= 2 && parts[0].length() == 10
                        ? new After(LocalDate.parse(parts[0]), parts[1], parts.length == 3 ? rank(parts[2]) : LAST_RANK)
                        : BEGINNING;
            } catch (DateTimeException e) {
                return BEGINNING;
            }
        }

        private static int rank(String text) {
            return text.matches("[12]") ? Integer.parseInt(text) : LAST_RANK;
        }

        boolean amongTheRest() {
            return rank == LAST_RANK;
        }

        /** Where the rest begins to be read. */
        After inTheRest() {
            return amongTheRest() ? this : BEGINNING;
        }
    }

    /** How many wait, are late, are due today; counted up to {@link #COUNTED}. */
    record Totals(int waiting, int late, int dueToday) {}

    private static final String COLUMNS = """
            number, item, item_version, item_name, item_name_en, about, applicant, subject, state, submitted_at,
                coalesce(corrected_at, submitted_at) as received_at, due_on,
                claimed_by, claimed_name, handed_at
            """;

    /** An officer's own case is a colleague's. */
    static final String RIGHTS = """
            handled_by = :department and (:all or item = any(:items))
                and account <> :account and subject is distinct from cast(:person as text)
            """;

    private static final String ASKED = RIGHTS + """
            and closed_at is null and (:item = '' or item = :item) and (:number = '' or starts_with(number, :number))
            """;

    private static final String AGAIN = "select shown.*, " + Applications.historyOf("shown") + """
            , exists (
                select from casework.application other
                where other.subject = shown.subject and other.item = shown.item and other.number <> shown.number
                  and (other.closed_at is null or other.state = 'GRANTED' or other.submitted_at > :lately)) as again
            from\s""";

    /** Of what is claimed all, for it is little; of the rest the first rows of each state, and no more is read. */
    private static final String QUEUE =
            "with mine as (select " + COLUMNS + """
                , case when handed_at is null then 2 else 1 end as rank
                from casework.application
                where :withMine and claimed_by = any(:posts) and state = any(:states) and\s""" + ASKED + """
            ), rest as (
                select waiting.*, 3 as rank from unnest(:states) as wanted (state) cross join lateral (
                    select\s""" + COLUMNS + """
                    from casework.application
                    where state = wanted.state and (due_on, number) > (:restDay, :restNumber)
                        and (claimed_by is null or (:withColleagues and claimed_by <> all(:posts))) and\s""" + ASKED + """
                    order by due_on, number limit :rows) as waiting
                where :withRest)
            """ + AGAIN + """
            (select mine.* from mine where (rank, due_on, number) > (:rank, :day, :after)
                union all select rest.* from rest
                order by rank, due_on, number limit :rows) as shown
            order by rank, due_on, number
            """;

    /** One's own and nobody's, or whose else is asked for; {@code posts} are one's own and those one stands in for. */
    List<Waiting> queue(Officer officer, UUID[] posts, List<State> states, QueueFilter filter, Instant lately) {
        var after = After.read(filter.after());
        return rights(jdbc.sql(QUEUE), officer)
                .param("posts", posts)
                .param("states", names(states))
                .param("withMine", filter.whose() != Whose.NOBODYS && !after.amongTheRest())
                .param("withRest", filter.whose() != Whose.MINE)
                .param("withColleagues", filter.whose() == Whose.EVERYONES)
                .param("rank", after.rank())
                .param("day", after.day())
                .param("after", after.number())
                .param("restDay", after.inTheRest().day())
                .param("restNumber", after.inTheRest().number())
                .param("item", filter.item())
                .param("number", filter.number())
                .param("rows", filter.rows() + 1)
                .param("lately", lately.atOffset(ZoneOffset.UTC))
                .query(CaseQueries::waiting)
                .list();
    }

    List<Waiting> rows(Officer officer, Collection<String> numbers, Instant lately) {
        var sql = AGAIN + "(select " + COLUMNS + " from casework.application where number = any(:numbers) and " + RIGHTS
                + ") as shown order by due_on, number";
        return rights(jdbc.sql(sql), officer)
                .param("numbers", numbers.toArray(String[]::new))
                .param("lately", lately.atOffset(ZoneOffset.UTC))
                .query(CaseQueries::waiting)
                .list();
    }

    /** The newest first; only for a case that the post may open. */
    List<Twin> twins(Officer officer, String number, Instant lately) {
        return rights(jdbc.sql("""
                        select other.number, other.state, other.submitted_at, (other.handled_by = :department) as mine
                        from casework.application one join casework.application other
                            on other.subject = one.subject and other.item = one.item and other.number <> one.number
                        where one.number = :number and one.handled_by = :department and (:all or one.item = any(:items))
                          and one.account <> :account and one.subject is distinct from cast(:person as text)
                          and (other.closed_at is null or other.state = 'GRANTED' or other.submitted_at > :lately)
                        order by other.submitted_at desc limit 10
                        """), officer)
                .param("number", number)
                .param("lately", lately.atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Twin(
                        row.getString("number"),
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getBoolean("mine")))
                .list();
    }

    /** Counted from the index alone, of which one's own few are taken out by their numbers. */
    Totals totals(Officer officer, List<State> states, LocalDate today) {
        return rights(jdbc.sql("""
                        select count(*) as waiting, count(*) filter (where due_on < :today and wanted.state <> 'CORRECTING') as late,
                            count(*) filter (where due_on = :today) as due_today
                        from unnest(:states) as wanted (state) cross join lateral (
                            select due_on from casework.application
                            where handled_by = :department and closed_at is null and state = wanted.state
                              and (:all or item = any(:items))
                              and number not in (select number from casework.application
                                                 where account = :account or subject = cast(:person as text))
                            order by due_on, number limit :counted) as open
                        """), officer)
                .param("states", names(states))
                .param("today", today)
                .param("counted", COUNTED)
                .query(Totals.class)
                .single();
    }

    static StatementSpec rights(StatementSpec sql, Officer officer) {
        return sql.param("department", officer.post().department())
                .param("all", officer.post().items().isEmpty())
                .param("items", officer.post().items().toArray(String[]::new))
                .param("account", officer.account())
                .param("person", officer.personKey());
    }

    /** The officer's own post, and those that the officer stands in for. */
    static UUID[] posts(Officer officer, Map<UUID, String> absent) {
        return Stream.concat(Stream.of(officer.post().id()), absent.keySet().stream())
                .toArray(UUID[]::new);
    }

    private static String[] names(List<State> states) {
        return states.stream().map(State::name).toArray(String[]::new);
    }

    /** Grouped by the days, so that a year of a city is some thousand rows. */
    List<Closing> closings(LocalDate from, LocalDate before) {
        return jdbc.sql("""
                        select item, (coalesce(remanded_at, accepted_at) at time zone 'Asia/Shanghai')::date as accepted,
                            (closed_at at time zone 'Asia/Shanghai')::date as closed, count(*) as cases
                        from casework.application
                        where state in ('GRANTED', 'REFUSED', 'REVOKED', 'ANNULLED') and accepted_at is not null
                            and closed_at >= (:from)::date::timestamp at time zone 'Asia/Shanghai'
                            and closed_at < (:before)::date::timestamp at time zone 'Asia/Shanghai'
                        group by 1, 2, 3
                        """)
                .param("from", from)
                .param("before", before)
                .query(Closing.class)
                .list();
    }

    List<CaseLine> of(UUID account, LocalDate published) {
        return jdbc.sql("""
                        select number, item, item_name, item_name_en, state, submitted_at, due_on,
                            due_on > :published as provisional
                        from casework.application where account = :account order by state = 'CORRECTING' desc, closed_at is null desc, submitted_at desc limit 500
                        """)
                .param("account", account)
                .param("published", published)
                .query((row, at) -> new CaseLine(
                        row.getString("number"),
                        row.getString("item"),
                        row.getString("item_name"),
                        row.getString("item_name_en"),
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("provisional")))
                .list();
    }

    private static Waiting waiting(ResultSet row, int at) throws SQLException {
        var number = row.getString("number");
        return new Waiting(
                number,
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                row.getString("about"),
                new Sealed(
                        row.getString("applicant"), Applications.cell("applicant", number, row.getString("subject"))),
                State.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("claimed_by", UUID.class),
                row.getString("claimed_name"),
                row.getTimestamp("handed_at") != null,
                row.getBoolean("again"),
                row.getTimestamp("received_at"),
                ApplicationRow.history(row));
    }
}
