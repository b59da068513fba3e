package org.tiaokuai.rights.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Taken;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.rights.DisputeLine;
import org.tiaokuai.rights.Disputes.AnswerDispute;
import org.tiaokuai.rights.Disputes.Outcome;

/** The disputes, of which the ledger keeps that each was raised and answered, with salted hashes of what was said. */
@Repository
class DisputeRows {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("rights.dispute", "id", "subject", "says", "answer", "corrected");

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    DisputeRows(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** One as it is stored; the texts are none where they were forgotten, or not yet given. */
    record Row(
            DisputeLine line,
            UUID account,
            String subject,
            @Nullable Sealed says,
            @Nullable Sealed answer,
            String law,
            String byWhom,
            String salt,
            String saysHash) {

        /** Whether this is what was recorded: another envelope may have been put in its place. */
        boolean saidSo(String text) {
            return Veiled.hash(salt, Map.of("says", text)).equals(saysHash);
        }

        /** What the ledger has it under. */
        String about() {
            return line.caseNumber().isEmpty() ? subject : line.caseNumber();
        }
    }

    /** One that is raised now. */
    record Fresh(
            long id,
            UUID account,
            String subject,
            @Nullable String caseNumber,
            String itemName,
            String itemNameEn,
            @Nullable Particular particular,
            Sealed says,
            String plain,
            Instant at,
            LocalDate dueOn) {}

    long add(Fresh fresh) {
        var salt = Veiled.salt();
        var hash = Veiled.hash(salt, Map.of("says", fresh.plain()));
        var particular = fresh.particular();
        long id = fresh.id();
        jdbc.sql("""
                        insert into rights.dispute (id, account, subject, case_number, item_name, item_name_en, particular,
                            says, says_hash, salt, at, due_on, whole) overriding system value
                        values (:id, :account, :subject, :number, :itemName, :itemNameEn, :particular,
                            :says, :hash, :salt, :at, :dueOn, true)
                        """)
                .param("id", id)
                .param("account", fresh.account())
                .param("subject", fresh.subject())
                .param("number", fresh.caseNumber())
                .param("itemName", fresh.itemName())
                .param("itemNameEn", fresh.itemNameEn())
                .param("particular", particular == null ? null : particular.name())
                .param("says", fresh.says().envelope())
                .param("hash", hash)
                .param("salt", salt)
                .param("at", fresh.at().atOffset(ZoneOffset.UTC))
                .param("dueOn", fresh.dueOn())
                .update();
        ledger.append(DisputeFacts.raised(fresh, hash));
        return id;
    }

    /** False where somebody was quicker. */
    boolean answer(Row row, AnswerDispute command, Sealed answer, @Nullable Sealed corrected, Instant now) {
        var hash = Veiled.hash(row.salt(), Map.of("answer", command.answer(), "corrected", command.corrected()));
        var officer = command.officer();
        int answered = jdbc.sql("""
                        update rights.dispute set answered_at = :now, outcome = :outcome, answer = :answer,
                            answer_hash = :hash, corrected = :corrected, law = :law, actor = :actor, post = :post, by_whom = :byWhom
                        where id = :id and answered_at is null
                        """)
                .param("id", row.line().id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("outcome", command.outcome().name())
                .param("answer", answer.envelope())
                .param("hash", hash)
                .param("corrected", corrected == null ? null : corrected.envelope())
                .param("law", command.law())
                .param("actor", officer.account())
                .param("post", officer.post().id())
                .param("byWhom", DisputeFacts.name(officer))
                .update();
        if (answered == 1) {
            ledger.append(DisputeFacts.answered(row, command, hash, now));
        }
        return answered == 1;
    }

    @Bean
    static EnvelopePlace envelopesInDisputes() {
        return PLACE;
    }

    static Cell cell(String column, long id, String subject) {
        return PLACE.cell(column, id, subject);
    }

    /** The id of one that will be added. */
    long next() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('rights.dispute', 'id'))")
                .query(Long.class)
                .single();
    }

    /** Until the transaction ends nobody raises another in the same name. */
    long waitingOf(UUID account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('disputes of ' || :account, 0))")
                .param("account", account.toString())
                .query((_, _) -> "")
                .list();
        return jdbc.sql("select count(*) from rights.dispute where account = :account and answered_at is null")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    List<Row> of(UUID account) {
        return rows("account = :account order by id desc limit " + MOST, Map.of("account", account));
    }

    /** The next by the day by which an answer is due, from one on. */
    List<Row> waiting(LocalDate dueOn, long after) {
        return rows(
                "answered_at is null and (due_on, id) > (:dueOn, :after) order by due_on, id limit " + MOST,
                Map.of("dueOn", dueOn, "after", after));
    }

    List<Row> about(String caseNumber) {
        return rows("case_number = :number order by id limit " + MOST, Map.of("number", caseNumber));
    }

    Optional<Row> find(long id) {
        return rows("id = :id", Map.of("id", id)).stream().findFirst();
    }

    private List<Row> rows(String which, Map<String, ?> parameters) {
        return jdbc.sql("select * from rights.dispute where " + which)
                .params(parameters)
                .query(DisputeRows::row)
                .list();
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        var particular = row.getString("particular");
        var outcome = row.getString("outcome");
        Timestamp answeredAt = row.getTimestamp("answered_at");
        boolean erased = row.getTimestamp("erased_at") != null;
        var subject = row.getString("subject");
        long id = row.getLong("id");
        var line = new DisputeLine(
                id,
                Objects.requireNonNullElse(row.getString("case_number"), ""),
                row.getString("item_name"),
                row.getString("item_name_en"),
                particular == null ? null : Particular.valueOf(particular),
                row.getTimestamp("at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                outcome == null ? null : Outcome.valueOf(outcome),
                answeredAt == null ? null : answeredAt.toInstant());
        return new Row(
                line,
                row.getObject("account", UUID.class),
                subject,
                erased ? null : new Sealed(row.getString("says"), cell("says", id, subject)),
                erased || outcome == null ? null : new Sealed(row.getString("answer"), cell("answer", id, subject)),
                row.getString("law"),
                row.getString("by_whom"),
                row.getString("salt"),
                row.getString("says_hash"));
    }

    @Bean
    static Taken disputesForgotten() {
        return new Taken("DISPUTE", """
                select id::text as row, (answered_at at time zone 'Asia/Shanghai')::date as ended from rights.dispute
                where erased_at is not null or says = '' or answer = ''
                """);
    }

    int erase(Instant answeredBefore, int most, Instant now) {
        return jdbc.sql("""
                        update rights.dispute set says = :erased, answer = :erased, corrected = null, erased_at = :now
                        where id in (
                            select id from rights.dispute
                            where answered_at < :before and erased_at is null
                            order by id limit :most for update skip locked)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", answeredBefore.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param("erased", Sealed.ERASED)
                .update();
    }
}
