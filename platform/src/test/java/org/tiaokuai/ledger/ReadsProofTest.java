package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.ledger.Checks.Fault;

/** The map of reads is made again here as docs/ledger.md tells it, apart from the code that made it. */
@EmptyPlatform
class ReadsProofTest {

    private static final byte[] EMPTY = new byte[32];

    private final Ledger ledger;
    private final Checks checks;
    private final TransactionTemplate transactions;
    private final String about = "person-" + UUID.randomUUID();

    @Autowired
    ReadsProofTest(Ledger ledger, Checks checks, TransactionTemplate transactions) {
        this.ledger = ledger;
        this.checks = checks;
        this.transactions = transactions;
    }

    private void read(int number) {
        var content = Map.of("given", "name " + number);
        transactions.executeWithoutResult(
                _ -> ledger.append(new Fact(Fact.Kind.READ, about, about + number, Instant.EPOCH, content)));
    }

    private ReadsProof reads(int count) {
        await().untilAsserted(() -> assertThat(ledger.reads(about))
                .hasValueSatisfying(reads -> assertThat(reads.leaves()).hasSize(count)));
        return ledger.reads(about).orElseThrow();
    }

    @Test
    void whoWasNeverReadOfStandsInNoBucket() throws Exception {
        var somebody = new Fact(Fact.Kind.CASE_EVENT, about, about, Instant.EPOCH, Map.of());
        transactions.executeWithoutResult(_ -> ledger.append(somebody));
        await().until(() -> ledger.reads(about).isPresent());
        var proof = ledger.reads(about).orElseThrow();
        assertThat(proof.inclusion()).isNull();
        assertThat(proof.bucket()).extracting(ReadsProof.Entry::key).doesNotContain(base64(sha256(bytes(about))));
        assertThat(base64(root(proof))).isEqualTo(proof.head().map());
    }

    @Test
    void eachReadIsNumberedNamesTheOneBeforeAndIsCountedUnderTheHead() throws Exception {
        for (int number = 1; number <= 3; number++) {
            read(number);
        }
        var proof = reads(3);
        var previous = "";
        for (int number = 1; number <= 3; number++) {
            var leaf = proof.leaves().get(number - 1);
            assertThat(leaf)
                    .contains("\"number\":\"" + number + "\"")
                    .contains("\"previous\":\"" + previous + "\"")
                    .contains("name " + number);
            previous = base64(sha256(new byte[] {0}, bytes(leaf)));
        }
        var inclusion = Objects.requireNonNull(proof.inclusion());
        assertThat(inclusion.root()).isEqualTo(proof.head().root());
        assertThat(inclusion.leafHash()).isEqualTo(previous);
        var count = ByteBuffer.allocate(8).putLong(3).array();
        assertThat(proof.bucket())
                .contains(new ReadsProof.Entry(
                        base64(sha256(bytes(about))), base64(sha256(new byte[] {4}, bytes(about), count))));
        assertThat(base64(root(proof))).isEqualTo(proof.head().map());
    }

    @Test
    void manyReadersAtOnceBreakNoChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var written = new ArrayList<Future<?>>();
            IntStream.rangeClosed(1, 60).forEach(number -> written.add(threads.submit(() -> read(number))));
            for (var one : written) {
                one.get();
            }
        }
        assertThat(base64(root(reads(60)))).isEqualTo(reads(60).head().map());
        assertThat(checks.check().findings())
                .filteredOn(finding -> finding.fault() == Fault.CHAIN)
                .isEmpty();
    }

    /** The bucket's hash, and up along the path. */
    private static byte[] root(ReadsProof proof) throws Exception {
        var parts = new ArrayList<byte[]>();
        parts.add(new byte[] {2});
        for (var entry : proof.bucket()) {
            parts.add(decoded(entry.key()));
            parts.add(decoded(entry.commitment()));
        }
        var hash = proof.bucket().isEmpty() ? EMPTY : sha256(parts.toArray(byte[][]::new));
        int bucket = ByteBuffer.wrap(sha256(bytes(proof.about()))).getShort() & 0xFFFF;
        for (var step : proof.path()) {
            var sibling = decoded(step);
            boolean right = (bucket & 1) == 1;
            var left = right ? sibling : hash;
            var other = right ? hash : sibling;
            hash = Arrays.equals(left, EMPTY) && Arrays.equals(other, EMPTY)
                    ? EMPTY
                    : sha256(new byte[] {3}, left, other);
            bucket >>= 1;
        }
        return hash;
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
