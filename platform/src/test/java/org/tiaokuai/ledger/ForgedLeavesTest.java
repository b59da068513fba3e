package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Fact.Kind;

/** Whoever may write to the database writes leaves; all of it stays, so that the sealer meets it. */
@EmptyPlatform
@DirtiesContext
class ForgedLeavesTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final Ledger ledger;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    @Value("${tiaokuai.ledger.folder}")
    private Path folder = Path.of("");

    private final String about = "case " + UUID.randomUUID();

    @Autowired
    ForgedLeavesTest(Ledger ledger, Checks checks, JdbcClient jdbc, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private void append(String what) {
        transactions.executeWithoutResult(
                _ -> ledger.append(new Fact(Kind.CASE_EVENT, about, what, AT, Map.of("event", what))));
    }

    private List<String> placed() {
        return ledger.about(about).stream().map(LeafView::text).toList();
    }

    /** A genuine act after it is under a head, so that the sealer has met it. */
    private void sealed() {
        append("AFTER");
        await().untilAsserted(() -> assertThat(placed()).anyMatch(text -> text.contains("AFTER")));
    }

    private long refused() {
        return checks.alarms().stream()
                .filter(alarm -> alarm.danger() == Danger.FORGED)
                .mapToLong(Alarm::number)
                .sum();
    }

    private List<Fault> faults(String row) {
        return checks.check().findings().stream()
                .filter(finding ->
                        finding.about().equals(about) && finding.row().equals(row))
                .filter(finding -> finding.fault() != Fault.DELETED) // no table tells of these acts
                .map(Finding::fault)
                .distinct()
                .toList();
    }

    private void forge(String mac) {
        assertThat(jdbc.sql("""
                        insert into ledger.leaf (kind, about, row, text, hash, mac)
                        select 'CASE_EVENT', :about, 'FORGED', forged, sha256('\\x00'::bytea || convert_to(forged, 'UTF8')),
                        """ + mac + """
                         from (select '{"about":"' || :about
                                || '","at":"2025-01-01T00:00:00Z","event":"FORGED","kind":"CASE_EVENT","row":"FORGED"}')
                            as text (forged)
                        """).param("about", about).update()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "''::bytea",
                "decode(repeat('00', 32), 'hex')",
                "sha256(convert_to(forged, 'UTF8'))",
                "(select mac from ledger.leaf where about = :about order by id desc limit 1)"
            })
    void aLeafThatSomebodyPutInGetsNoPlaceAndIsNamed(String mac) {
        append("BEFORE");
        long before = refused();
        forge(mac);
        sealed();
        assertThat(placed()).hasSize(2).noneMatch(text -> text.contains("FORGED"));
        assertThat(refused()).isEqualTo(before + 1);
        assertThat(faults("FORGED")).contains(Fault.FORGED);
    }

    /** With the mark that it had: what was said once is not said twice. */
    @ParameterizedTest
    @ValueSource(strings = {"id + 1000000", "-id"})
    void aCopyOfAGenuineLeafGetsNoPlace(String id) {
        append("BEFORE");
        jdbc.sql("""
                        insert into ledger.leaf (id, kind, about, row, text, hash, number, mac) overriding system value
                        select %s, kind, about, row, text, hash, number, mac from ledger.leaf where about = :about
                        """.formatted(id)).param("about", about).update();
        sealed();
        assertThat(placed()).filteredOn(text -> text.contains("BEFORE")).hasSize(1);
        assertThat(faults("BEFORE")).contains(Fault.FORGED);
    }

    /** While a transaction that is under way holds the sealer back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hash = sha256(hash)",
                "text = replace(text, 'BEFORE', 'BEHIND')",
                "about = about || ' '",
                "row = 'FORGED'",
                "kind = 'DECISION'",
                "number = 1",
                "number = 0",
                "mac = null"
            })
    void aLeafThatWasBentBeforeItHadAPlaceGetsNone(String change) {
        whileNothingIsSealed(() -> {
            append("BEFORE");
            jdbc.sql("update ledger.leaf set " + change + " where about = :about")
                    .param("about", about)
                    .update();
        });
        sealed();
        assertThat(placed()).hasSize(1).allMatch(text -> text.contains("AFTER"));
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.fault() == Fault.FORGED)
                .anyMatch(finding -> finding.standing().contains(about));
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
        assertThat(done).isTrue();
    }

    /** What waits in a ledger from before there were marks, in a home from before there was the file. */
    @ParameterizedTest
    @CsvSource({"true, true, 3", "true, false, 2", "false, true, 2", "false, false, 2"})
    void leavesFromBeforeThereWereMarksGetAPlaceAtTheFirstStartOnly(boolean none, boolean first, int placed) {
        whileNothingIsSealed(() -> {
            append("BEFORE");
            append("SINCE"); // as a start of the new program may
            // In one moment, for the platform looks at both each second.
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("update ledger.leaf set mac = null where (about = :about or :none) and row <> 'SINCE'")
                        .param("about", about)
                        .param("none", none)
                        .update();
                if (first) {
                    assertThat(folder.resolve("head.json").toFile().delete()).isTrue();
                }
            });
        });
        if (first) {
            await().until(() -> folder.resolve("head.json").toFile().exists());
        }
        sealed();
        assertThat(placed()).hasSize(placed);
    }

    @Test
    void manyForgedLeavesHoldUpNothing() {
        jdbc.sql("""
                        insert into ledger.leaf (kind, about, row, text, hash)
                        select 'CASE_EVENT', 'many', n::text, '{}', '' from generate_series(1, 12000) n
                        """).update();
        sealed();
        assertThat(placed()).hasSize(1);
        jdbc.sql("delete from ledger.leaf where about = 'many'").update();
    }

    @Test
    void whatThePlatformAppendsIsMarkedAndItsTextIsAsBefore() {
        append("ACCEPT");
        await().untilAsserted(() -> assertThat(placed()).hasSize(1));
        assertThat(placed())
                .containsExactly(
                        "{\"about\":\"" + about
                                + "\",\"at\":\"2026-03-02T01:00:00Z\",\"event\":\"ACCEPT\",\"kind\":\"CASE_EVENT\",\"row\":\"ACCEPT\"}");
        assertThat(faults("ACCEPT")).isEmpty();
    }
}
