package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.Placed;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Fact.Kind;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.internal.Heads.Bent;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has the database takes back what was signed, and waits for the sealer to sign something else. */
@EmptyPlatform
@DirtiesContext
class RewoundLedgerTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final Sealer sealer;
    private final Trees trees;
    private final HeadKey key;
    private final Ledger ledger;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String about = "subject " + UUID.randomUUID();

    @Value("${tiaokuai.ledger.folder}")
    private Path folder = Path.of("");

    @Autowired
    RewoundLedgerTest(
            Sealer sealer,
            Trees trees,
            HeadKey key,
            Ledger ledger,
            Checks checks,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.sealer = sealer;
        this.trees = trees;
        this.key = key;
        this.ledger = ledger;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private void append() {
        append(about);
    }

    private void append(String about) {
        transactions.executeWithoutResult(_ -> ledger.append(new Fact(Kind.READ, about, "1", AT, Map.of())));
    }

    private Head newest() {
        return ledger.heads(1).getFirst();
    }

    private Path file() {
        return folder.resolve("head.json");
    }

    private String kept() throws IOException {
        return Files.exists(file()) ? Files.readString(file()) : "";
    }

    private boolean alarmed() {
        return checks.alarms().stream().anyMatch(alarm -> alarm.danger() == Danger.REWOUND);
    }

    private List<Checks.Finding> rewound() {
        return checks.check().findings().stream()
                .filter(finding -> finding.fault() == Fault.REWOUND)
                .toList();
    }

    private void awaitSealed() {
        await().untilAsserted(() -> {
            assertThat(Placed.all(jdbc)).isTrue();
            assertThat(kept()).contains(newest().root());
        });
    }

    @BeforeEach
    void twoReadsAreUnderHeadsOfTheirOwn() {
        append("another " + about);
        append();
        awaitSealed();
        append();
        awaitSealed();
    }

    /** One more act waits; what is done is taken back, and meanwhile nobody else seals. */
    private void assertNothingIsSigned(Runnable deed) {
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger', 0))")
                    .query()
                    .singleRow();
            elsewhere(this::append);
            deed.run();
            long heads = heads();
            assertThatThrownBy(sealer::sealSome).isInstanceOf(Bent.class);
            assertThat(heads()).isEqualTo(heads);
        });
        awaitSealed();
    }

    private long heads() {
        return jdbc.sql("select count(*) from ledger.head").query(Long.class).single();
    }

    private static void elsewhere(Runnable deed) {
        try {
            assertThat(Thread.ofPlatform().start(deed).join(Duration.ofSeconds(10)))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, long size) {
        jdbc.sql(sql).param("size", size).update();
    }

    /** All that the last head stands for, with the act under it: the next one would be signed as if it never was. */
    @Test
    void whoTakesTheLastHeadBackGetsNoOther() {
        long size = newest().size();
        assertNothingIsSigned(() -> {
            run("delete from ledger.head where size = :size", size);
            run("delete from ledger.node where (index + 1) * power(cast(2 as numeric), level) >= :size", size);
            jdbc.sql(
                            "with gone as (delete from ledger.place where index = :index returning leaf) delete from ledger.leaf where id in (select leaf from gone)")
                    .param("index", size - 1)
                    .update();
            jdbc.sql(
                            "update ledger.chain set number = 1, hash = (select hash from ledger.leaf where about = :about and number = 1) where about = :about")
                    .param("about", about)
                    .update();
            jdbc.sql("update ledger.map set last = 1 where about = :about")
                    .param("about", about)
                    .update();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ledger.head where size = :size",
                "delete from ledger.head where size > 0 or size = :size",
                "update ledger.head set root = sha256(root) where size = :size",
                "update ledger.head set signature = sha256(root) where size = :size",
                "update ledger.head set at = at + interval '1 second' where size = :size",
                "update ledger.head set previous = null where size = :size",
                "update ledger.head set size = size + 1 where size = :size",
                "update ledger.node set hash = sha256(hash) where (index + 1) * power(cast(2 as numeric), level) = :size",
                "delete from ledger.node where (index + 1) * power(cast(2 as numeric), level) = :size",
                "update ledger.node set hash = sha256(hash) where index = 0 and :size > 0",
                "delete from ledger.place where index = :size - 1",
                "insert into ledger.place (index, leaf) select :size, max(id) from ledger.leaf",
                "update ledger.map_node set hash = sha256(hash) where :size > 0",
                "update ledger.map set last = last + 1 where :size > 0",
                "delete from ledger.map where :size > 0"
            })
    void whatTheNextHeadWouldStandOnIsHeldAgainstTheOneThatIsRemembered(String deed) {
        long size = newest().size();
        assertNothingIsSigned(() -> run(deed, size));
    }

    /** Another node was made to sign on a suffix that was rewritten: this one does not go on from there. */
    @Test
    void aHeadOfAnotherNodeThatDidNotGrowOutOfTheOneHereIsNotFollowed() {
        assertNothingIsSigned(() -> {
            run("insert into ledger.node (level, index, hash) values (0, :size, sha256('other'))", newest().size());
            trees.add(key.sign(after(newest(), 1)));
        });
        assertNothingIsSigned(() -> trees.add(key.sign(after(newest(), 9))));
        assertNothingIsSigned(() -> trees.add(after(newest(), 1)));
    }

    private Head after(Head head, int more) {
        return new Head(head.size() + more, head.size(), head.root(), head.map(), AT, head.hash(), key.name(), "AAAA");
    }

    /** This node stood still meanwhile. */
    @Test
    void aHeadOfAnotherNodeThatGrewIsFollowedAndRemembered() throws IOException {
        var older = ledger.heads(2).getLast();
        Files.writeString(file(), JsonMapper.shared().writeValueAsString(older));
        await().untilAsserted(() -> assertThat(kept()).contains(newest().root()));
        Files.writeString(file(), "null");
        await().untilAsserted(() -> assertThat(kept()).contains(newest().root()));
        assertThat(alarmed()).isFalse();
        assertThat(rewound()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "another"})
    void aFileThatDoesNotFitIsAnAlarmUntilSomebodyDeletesIt(String text) throws IOException {
        var newest = newest();
        Files.writeString(
                file(), text.equals("another") ? JsonMapper.shared().writeValueAsString(after(newest, 5)) : text);
        await().until(this::alarmed);
        append();
        assertThat(rewound()).hasSize(1);
        assertThat(ledger.heads(1)).containsExactly(newest);
        Files.delete(file());
        awaitSealed();
        await().until(() -> !alarmed());
        assertThat(rewound()).isEmpty();
    }

    @Test
    void aHeadThatIsGoneIsAnAlarmWithinSecondsAndTheCheckNamesIt() {
        var newest = newest();
        run("delete from ledger.head where size = :size", newest.size());
        await().until(this::alarmed);
        assertThat(rewound()).singleElement().satisfies(finding -> {
            assertThat(finding.about()).isEqualTo(String.valueOf(newest.size()));
            assertThat(finding.recorded()).isEqualTo(newest.root());
        });
        transactions.executeWithoutResult(_ -> trees.add(newest));
        await().until(() -> !alarmed());
    }
}
