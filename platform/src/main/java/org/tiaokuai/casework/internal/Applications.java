package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.OpenCases;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Recorded;
import org.tiaokuai.page.Damaged;
import tools.jackson.databind.json.JsonMapper;

/** The applications, and what happened to them. */
@Repository
class Applications implements OpenCases {
    static final EnvelopePlace PLACE =
            EnvelopePlace.in("casework.application", "number", "subject", "applicant", "applicant_id");

    private static final String ADD = """
            with application as (
                insert into casework.application (number, draft, item, item_version, item_name, item_name_en, about,
                    account, subject, applicant, applicant_id, answers, handled_by, state, submitted_at, due_on,
                    legal_due_on, wakes_at)
                values (:number, :draft, :item, :itemVersion, :itemName, :itemNameEn, :about, :account, :subject,
                    :applicant, :applicantId, cast(:answers as jsonb), :handledBy, 'SUBMITTED', :at, :dueOn, :legalDueOn, :wakesAt)
                returning number, account, subject, submitted_at)
            insert into casework.case_event (number, event, at, actor, by_whom, subject, said, handed)
            select number, 'SUBMIT', submitted_at, account, '', subject, cast(:said as jsonb), cast(:handed as jsonb)
            from application returning id
            """;

    /** All that happened to each case, beside a table of cases of that name. */
    static String historyOf(String cases) {
        return """
                coalesce((select json_agg(json_build_object('event', event, 'at', case_event.at, 'byWhom', by_whom,
                        'until', case when event = 'REQUEST_CORRECTION' then correction.due_on end,
                        'said', said) order by case_event.id)
                    from casework.case_event left join casework.correction using (number)
                    where case_event.number = %s.number), '[]') as history
                """.formatted(cases);
    }

    private static final String ROWS = "select application.*, " + Recounting.LEGAL_BEFORE + ", "
            + historyOf("application") + "from casework.application ";

    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);

    private final JdbcClient jdbc;
    private final Recorded recorded;

    Applications(JdbcClient jdbc, Recorded recorded) {
        this.jdbc = jdbc;
        this.recorded = recorded;
    }

    long nextSerial() {
        return jdbc.sql("select nextval('casework.serial')").query(Long.class).single();
    }

    /** Application and first event in one statement; the number of that event. */
    long add(ApplicationRow row, DueDays days, String handed) {
        var said =
                JsonMapper.shared().writeValueAsString(row.history().getFirst().said());
        return counted(row.number(), days, ADD)
                .param("draft", row.draft())
                .param("item", row.item())
                .param("itemVersion", row.itemVersion())
                .param("itemName", row.itemName())
                .param("itemNameEn", row.itemNameEn())
                .param("about", row.about())
                .param("account", row.account())
                .param("subject", row.subject())
                .param("applicant", row.applicant().envelope())
                .param("applicantId", row.applicantId().envelope())
                .param("answers", row.answers())
                .param("handledBy", row.handledBy())
                .param("at", at(row.submittedAt()))
                .param("said", said)
                .param("handed", handed)
                .query(Long.class)
                .single();
    }

    Optional<String> numberOf(UUID draft, UUID account) {
        return jdbc.sql("select number from casework.application where draft = ? and account = ?")
                .params(draft, account)
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<String> openFor(UUID account, String item) {
        return jdbc.sql("""
                        select number from casework.application
                        where account = ? and item = ? and closed_at is null
                        order by submitted_at desc limit 1
                        """).params(account, item).query(String.class).optional();
    }

    List<ApplicationRow> of(UUID account, Collection<String> numbers) {
        return jdbc.sql(ROWS + "where number = any(?) and account = ?")
                .params(numbers.toArray(String[]::new), account)
                .query(Applications::row)
                .list();
    }

    List<String> numbers(UUID account) {
        return jdbc.sql("select number from casework.application where account = ? order by submitted_at, number")
                .param(account)
                .query(String.class)
                .list();
    }

    /** When the same item was last granted to the same person. */
    Optional<Instant> grantedTo(String subject, String item) {
        return jdbc.sql(
                        "select max(closed_at) from casework.application where (subject, item, state) = (?, ?, 'GRANTED')")
                .params(subject, item)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    Optional<ApplicationRow> find(String number) {
        return jdbc.sql(ROWS + "where number = :number")
                .param("number", number)
                .query(Applications::row)
                .optional();
    }

    /** Read once it is locked, so that what another act did meanwhile is in its history; nothing is done with a bent one. */
    Optional<ApplicationRow> locked(String number) {
        var locked = jdbc.sql("select number from casework.application where number = :number for update")
                .param("number", number)
                .query(String.class)
                .optional();
        if (locked.isPresent() && !recorded.holds(number, Fact.Kind.CASE_EVENT, Fact.Kind.DECISION)) {
            throw new Damaged("Case " + number + " is not as it was recorded");
        }
        return locked.flatMap(this::find);
    }

    /** Of cases that are locked, in the order of the queue. */
    List<ApplicationRow> rows(Collection<String> numbers) {
        return jdbc.sql(ROWS + "where number = any(:numbers) order by handled_by, due_on, number")
                .param("numbers", numbers.toArray(String[]::new))
                .query(Applications::row)
                .list();
    }

    /** The same without those that somebody bent so that nobody can read them. */
    List<ApplicationRow> readable(Collection<String> numbers) {
        try {
            return rows(numbers);
        } catch (RuntimeException e) {
            if (numbers.size() > 1) {
                return numbers.stream()
                        .flatMap(number -> readable(List.of(number)).stream())
                        .toList();
            }
            LOG.error("Case {} cannot be read", numbers, e);
            return List.of();
        }
    }

    void ask(String number, Instant now, DueDays days) {
        counted(number, days, """
                        update casework.application set state = 'CORRECTING', asked_at = :now,
                            due_on = :dueOn, legal_due_on = :legalDueOn, wakes_at = :wakesAt, moved_from = null, moved_by = null, moved_at = null
                        where number = :number
                        """).param("now", at(now)).update();
    }

    void correct(String number, String answers, String about, Instant now, DueDays days) {
        counted(number, days, """
                        update casework.application
                        set state = 'SUBMITTED', answers = cast(:answers as jsonb), about = :about,
                            corrected_at = :now, due_on = :dueOn, legal_due_on = :legalDueOn,
                            wakes_at = :wakesAt, moved_from = null, moved_by = null, moved_at = null
                        where number = :number
                        """)
                .param("answers", answers)
                .param("about", about)
                .param("now", at(now))
                .update();
    }

    private StatementSpec counted(String number, DueDays days, String sql) {
        var wakes = days.wakes();
        return jdbc.sql(sql)
                .param("number", number)
                .param("dueOn", days.due())
                .param("legalDueOn", days.legal())
                .param("wakesAt", wakes == null ? null : at(wakes));
    }

    void stand(String number, State state, DueDays days) {
        counted(number, days, """
                        update casework.application set state = :state, due_on = :dueOn, legal_due_on = :legalDueOn,
                            wakes_at = :wakesAt, moved_from = null, moved_by = null, moved_at = null where number = :number
                        """).param("state", state.name()).update();
    }

    void accept(String number, Instant now, DueDays days) {
        counted(number, days, """
                        update casework.application
                        set state = 'ACCEPTED', accepted_at = :now, due_on = :dueOn, legal_due_on = :legalDueOn,
                            wakes_at = :wakesAt, moved_from = null, moved_by = null, moved_at = null,
                            claimed_by = null, claimed_name = null, claimed_at = null, handed_at = null
                        where number = :number
                        """).param("now", at(now)).update();
    }

    /** It ended before, and keeps its end. */
    void become(String number, State state) {
        jdbc.sql("update casework.application set state = :state where number = :number")
                .param("number", number)
                .param("state", state.name())
                .update();
    }

    void reopen(String number, Instant now, DueDays days) {
        counted(number, days, """
                        update casework.application
                        set state = 'ACCEPTED', remanded_at = :now, accepted_at = coalesce(accepted_at, :now), closed_at = null,
                            due_on = :dueOn, legal_due_on = :legalDueOn, wakes_at = :wakesAt,
                            moved_from = null, moved_by = null, moved_at = null where number = :number
                        """).param("now", at(now)).update();
    }

    void close(String number, State state, Instant now) {
        jdbc.sql("""
                        update casework.application
                        set state = :state, closed_at = :now, wakes_at = null,
                            claimed_by = null, claimed_name = null, claimed_at = null, handed_at = null
                        where number = :number
                        """)
                .param("number", number)
                .param("state", state.name())
                .param("now", at(now))
                .update();
    }

    private static ApplicationRow row(ResultSet row, int at) throws SQLException {
        var number = row.getString("number");
        var subject = row.getString("subject");
        return new ApplicationRow(
                number,
                row.getObject("draft", UUID.class),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                row.getString("about"),
                row.getObject("account", UUID.class),
                subject,
                new Sealed(row.getString("applicant"), cell("applicant", number, subject)),
                new Sealed(row.getString("applicant_id"), cell("applicant_id", number, subject)),
                row.getString("answers"),
                row.getObject("handled_by", UUID.class),
                State.valueOf(row.getString("state")),
                row.getTimestamp("submitted_at").toInstant(),
                ApplicationRow.instant(row.getTimestamp("asked_at")),
                ApplicationRow.instant(row.getTimestamp("corrected_at")),
                ApplicationRow.instant(row.getTimestamp("accepted_at")),
                ApplicationRow.instant(row.getTimestamp("closed_at")),
                row.getObject("due_on", LocalDate.class),
                row.getObject("legal_due_on", LocalDate.class),
                ApplicationRow.claim(row),
                ApplicationRow.moved(row),
                ApplicationRow.history(row));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Cell cell(String column, String number, String subject) {
        return PLACE.cell(column, number, subject);
    }
}
