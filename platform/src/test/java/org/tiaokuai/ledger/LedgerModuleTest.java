package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.ledger.Fact.Kind;

@EmptyPlatform
class LedgerModuleTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final Ledger ledger;
    private final Relocation relocation;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final String about = "case " + UUID.randomUUID();

    @Autowired
    LedgerModuleTest(Ledger ledger, Relocation relocation, TransactionTemplate transactions, JdbcClient jdbc) {
        this.ledger = ledger;
        this.relocation = relocation;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private void append(String what) {
        ledger.append(new Fact(Kind.CASE_EVENT, about, "1", AT, Map.of("event", what)));
    }

    private List<LeafView> placed(int count) {
        await().untilAsserted(() -> assertThat(ledger.about(about)).hasSize(count));
        return ledger.about(about);
    }

    private Head headOver(long index) {
        await().untilAsserted(() -> assertThat(ledger.heads(1)).isNotEmpty().allMatch(head -> head.size() > index));
        return ledger.heads(1).getFirst();
    }

    @Test
    void anActIsUnderASignedHeadWithinSecondsAndItsTextIsCanonical() throws Exception {
        transactions.executeWithoutResult(_ -> append("ACCEPT"));
        var leaf = placed(1).getFirst();
        assertThat(leaf.text())
                .isEqualTo(
                        "{\"about\":\"" + about
                                + "\",\"at\":\"2026-03-02T01:00:00Z\",\"event\":\"ACCEPT\",\"kind\":\"CASE_EVENT\",\"row\":\"1\"}");
        var head = headOver(leaf.index());
        var proof = ledger.inclusion(leaf.index(), head.size()).orElseThrow();
        assertThat(proof.root()).isEqualTo(head.root());
        assertThat(proof.leafHash()).isEqualTo(leaf.hash());
        var pem = ledger.publicKey().replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var signed = "{\"at\":\"" + head.at() + "\",\"hash\":\"SHA-256\",\"map\":\"" + head.map() + "\",\"previous\":"
                + head.previous() + ",\"root\":\"" + head.root() + "\",\"size\":" + head.size() + "}";
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(head.signature())))
                .isTrue();
    }

    @Test
    void anActThatIsTakenBackLeavesNoLeafAndNoneIsWrittenOutsideATransaction() {
        transactions.executeWithoutResult(status -> {
            append("ACCEPT");
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(_ -> append("DECLINE"));
        assertThat(placed(1).getFirst().text()).contains("DECLINE");
        assertThatThrownBy(() -> append("GRANT")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void leavesThatWereBroughtFromAnotherServerKeepTheirPlacesAndTheOthersComeNext() {
        transactions.executeWithoutResult(_ -> append("first"));
        var first = placed(1).getFirst();
        await().ignoreExceptions()
                .untilAsserted(() -> transactions.executeWithoutResult(_ -> {
                    relocation.moved();
                    append("second");
                    append("third");
                    // A server that gave out fewer numbers than the one from which the leaves come.
                    relocation.moved();
                }));
        assertThat(placed(3).getFirst()).isEqualTo(first);
        assertThat(placed(3).get(1).text()).contains("second");
        transactions.executeWithoutResult(_ -> append("fourth"));
        assertThat(placed(4).getLast().text()).contains("fourth");
    }

    @Test
    void aTransactionThatEndsLateLosesNoLeaf() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var late = threads.submit(() -> transactions.executeWithoutResult(_ -> {
                append("late");
                begun.countDown();
                awaitQuietly(goOn);
            }));
            begun.await();
            transactions.executeWithoutResult(_ -> append("early"));
            Thread.sleep(2_500);
            assertThat(ledger.about(about))
                    .as("nothing overtakes one that is under way")
                    .isEmpty();
            goOn.countDown();
            late.get();
        }
        assertThat(placed(2)).extracting(LeafView::text).anyMatch(text -> text.contains("late"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void manyWritersAtOnceLoseNoLeafAndEachIsProvedUnderEachHead() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var written = new ArrayList<Future<?>>();
            IntStream.range(0, 300)
                    .forEach(number -> written.add(
                            threads.submit(() -> transactions.executeWithoutResult(_ -> append("number " + number)))));
            for (var one : written) {
                one.get();
            }
        }
        var leaves = placed(300);
        assertThat(leaves).extracting(LeafView::index).doesNotHaveDuplicates();
        var head = headOver(leaves.getLast().index());
        for (var leaf : leaves.subList(0, 20)) {
            assertThat(ledger.inclusion(leaf.index(), head.size())).isPresent();
        }
        for (var earlier : ledger.heads(50)) {
            assertThat(ledger.consistency(earlier.size(), head.size())).isPresent();
        }
        assertThat(jdbc.sql("select count(*) = max(index) + 1 from ledger.place")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatTheLedgerDoesNotHoldIsNotProved() {
        transactions.executeWithoutResult(_ -> append("ACCEPT"));
        var head = headOver(placed(1).getFirst().index());
        assertThat(ledger.inclusion(head.size(), head.size())).isEmpty();
        assertThat(ledger.inclusion(-1, head.size())).isEmpty();
        assertThat(ledger.inclusion(0, head.size() + 1_000_000)).isEmpty();
        assertThat(ledger.consistency(0, head.size())).isEmpty();
        assertThat(ledger.consistency(head.size() + 1, head.size())).isEmpty();
    }
}
