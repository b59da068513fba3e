package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.Placed;
import org.tiaokuai.TakenBack;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Fact.Kind;
import org.tiaokuai.ledger.Ledger;

/** An act was done, and whoever has the database takes its leaf away before it is under a head. */
@EmptyPlatform
@DirtiesContext
class VanishedLeavesTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired
    TakenBack takenBack;

    private final Alarms alarms;
    private final Ledger ledger;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String about = "case " + UUID.randomUUID();

    @Value("${tiaokuai.ledger.folder}")
    private Path folder = Path.of("");

    @Autowired
    VanishedLeavesTest(Alarms alarms, Ledger ledger, Checks checks, JdbcClient jdbc, TransactionTemplate transactions) {
        this.alarms = alarms;
        this.ledger = ledger;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What was taken away is looked into, and the triggers go. */
    @AfterEach
    void somebodyLooksIntoIt() throws IOException {
        jdbc.sql("drop trigger if exists quiet on ledger.leaf").update();
        jdbc.sql("drop function if exists ledger.quiet()").update();
        jdbc.sql("delete from ledger.leaf where about = :about and id not in (select leaf from ledger.place)")
                .param("about", about)
                .update();
        jdbc.sql("delete from ledger.chain where about = :about")
                .param("about", about)
                .update();
        await().until(() -> Placed.all(jdbc));
        for (var file : List.of("gone", "appended", "appended.before")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        alarms.look(NOW);
    }

    private void append(Kind kind) {
        transactions.executeWithoutResult(_ -> ledger.append(new Fact(kind, about, "1", AT, Map.of())));
    }

    private void sealed(int count) {
        await().untilAsserted(() -> assertThat(ledger.about(about)).hasSize(count));
    }

    private void whileNothingIsSealed(Runnable deed) {
        var done = transactions.execute(_ -> {
            jdbc.sql("select pg_current_xact_id()").query().singleRow();
            try {
                return Thread.ofPlatform().start(deed).join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(Objects.requireNonNull(done)).isTrue();
    }

    private long alarm(Danger danger) {
        alarms.look(NOW);
        return checks.alarms().stream()
                .filter(alarm -> alarm.danger() == danger)
                .mapToLong(Alarm::number)
                .sum();
    }

    private long named(Fault fault) {
        return checks.check().findings().stream()
                .filter(finding -> finding.fault() == fault)
                .count();
    }

    private String noted() throws IOException {
        var all = new StringBuilder();
        for (var file : List.of("appended", "appended.before", "gone")) {
            all.append(Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "");
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "CASE_EVENT, delete from ledger.leaf where about = :about",
        "READ, delete from ledger.leaf where about = :about",
        "CASE_EVENT, update ledger.leaf set hash = sha256(hash) where about = :about"
    })
    void aLeafThatIsGoneBeforeItHadAPlaceIsNamed(Kind kind, String deed) {
        whileNothingIsSealed(() -> {
            append(kind);
            jdbc.sql(deed).param("about", about).update();
        });
        assertThat(alarm(Danger.VANISHED)).isOne();
        assertThat(named(Fault.VANISHED)).isOne();
    }

    /** In the act's own transaction, so that no other ever sees the leaf. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin delete from ledger.leaf where id = new.id; return null; end / constraint trigger quiet after insert on ledger.leaf deferrable initially deferred",
                "begin delete from ledger.leaf where id = new.id; return null; end / trigger quiet after insert on ledger.leaf",
                "begin return null; end / trigger quiet before insert on ledger.leaf",
                "begin new.id := -new.id; return new; end / trigger quiet before insert on ledger.leaf",
                "begin new.hash := ''; return new; end / trigger quiet before insert on ledger.leaf"
            })
    void aLeafThatATriggerTakesAwayIsNamedAndSoIsTheTrigger(String planted) {
        var parts = planted.split(" / ");
        jdbc.sql("create function ledger.quiet() returns trigger language plpgsql as $$ " + parts[0] + " $$")
                .update();
        jdbc.sql("create " + parts[1] + " for each row execute function ledger.quiet()")
                .update();
        append(Kind.CASE_EVENT);
        assertThat(alarm(Danger.VANISHED)).isOne();
        assertThat(named(Fault.VANISHED)).isOne();
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.fault() == Fault.PLANTED)
                .extracting(Checks.Finding::standing)
                .containsExactly("function", "trigger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create rule quiet as on insert to ledger.leaf where false do instead nothing",
                "create policy quiet on ledger.leaf using (true)",
                "create view public.quiet as select 1",
                "create function public.quiet() returns int language sql as 'select 1'",
                "create operator public.= (leftarg = jsonb, rightarg = jsonb, procedure = pg_catalog.jsonb_le)",
                "create cast (ledger.leaf as text) with inout",
                "create table public.heir () inherits (ledger.leaf)"
            })
    void whatElseIsPlantedIsNamed(String sql) {
        takenBack.run(() -> {
            assertThat(named(Fault.PLANTED)).isZero();
            jdbc.sql(sql).update();
            assertThat(named(Fault.PLANTED)).isOne();
        });
    }

    /** It waits, and will for ever. */
    @Test
    void aLeafThatTheSealerIsMadeToPassOverIsNamed() {
        append(Kind.CASE_EVENT);
        sealed(1);
        whileNothingIsSealed(() -> {
            append(Kind.CASE_EVENT);
            jdbc.sql("update ledger.leaf set transaction = '3' where id = (select max(id) from ledger.leaf)")
                    .update();
        });
        assertThat(alarm(Danger.VANISHED)).isOne();
    }

    /** From there on until somebody looks into it, whatever else happens. */
    @Test
    void whatIsGoneStaysAnAlarmAndWhatIsPlacedIsForgotten() throws IOException {
        whileNothingIsSealed(() -> {
            append(Kind.CASE_EVENT);
            jdbc.sql("delete from ledger.leaf where about = :about")
                    .param("about", about)
                    .update();
        });
        for (int round = 1; round <= 4; round++) {
            append(Kind.CASE_EVENT);
            sealed(round);
            int size = round;
            await().until(() -> Files.readString(folder.resolve("head.json"))
                            .contains(ledger.heads(1).getFirst().root())
                    && size > 0);
            assertThat(alarm(Danger.VANISHED)).isOne();
        }
        assertThat(Files.readAllLines(folder.resolve("gone"))).hasSize(1);
        assertThat(noted().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whatWasRolledBackIsNotNotedAndWhatIsThereIsNoAlarm() throws IOException {
        transactions.executeWithoutResult(status -> {
            ledger.append(new Fact(Kind.CASE_EVENT, about, "1", AT, Map.of()));
            status.setRollbackOnly();
        });
        assertThat(noted()).isEmpty();
        append(Kind.CASE_EVENT);
        append(Kind.READ);
        assertThat(noted().lines()).hasSize(2);
        assertThat(alarm(Danger.VANISHED)).isZero();
        sealed(2);
        assertThat(alarm(Danger.VANISHED)).isZero();
        assertThat(named(Fault.VANISHED)).isZero();
    }

    @Test
    void aSealerThatIsHeldBackForMinutesIsAnAlarm() {
        whileNothingIsSealed(() -> {
            append(Kind.CASE_EVENT);
            alarms.look(NOW);
            alarms.look(NOW.plusSeconds(170));
            assertThat(checks.alarms()).noneMatch(alarm -> alarm.danger() == Danger.HELD_BACK);
            alarms.look(NOW.plusSeconds(180));
            assertThat(checks.alarms()).anyMatch(alarm -> alarm.danger() == Danger.HELD_BACK);
        });
        sealed(1);
        await().untilAsserted(() -> assertThat(alarm(Danger.HELD_BACK)).isZero());
    }
}
