package org.tiaokuai.evidence.internal;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Proof;
import org.tiaokuai.ledger.ReadsProof;
import org.tiaokuai.ledger.Receipt;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.databind.json.JsonMapper;

/** What the fuzzer hands in as a receipt, to be held against a ledger of one leaf. */
public final class ReceiptFormat {

    private static final String LEAF =
            "{\"about\":\"1\",\"at\":\"2026-11-30T06:00:00Z\",\"kind\":\"DECISION\",\"row\":\"1\",\"text\":\"x\"}";
    private static final Head HEAD =
            new Head(1, 0L, "eA==", "eA==", Instant.parse("2026-11-30T06:00:00Z"), "SHA-256", "key", "eA==");
    private static final Proof.Inclusion INCLUSION = new Proof.Inclusion(0, 1, "eA==", "eA==", List.of());
    private static final Receipt RECEIPT = new Receipt(LEAF, INCLUSION, HEAD);
    private static final ReadsProof READS =
            new ReadsProof("1", List.of(LEAF), List.of(), INCLUSION, List.of(), List.of(), HEAD);
    private static final ReceiptCheck CHECK = new ReceiptCheck(ledger(), api(Privacy.class, Map.of()));

    private ReceiptFormat() {}

    private static Ledger ledger() {
        return api(
                Ledger.class,
                Map.of(
                        "receipt", Optional.of(RECEIPT),
                        "head", Optional.of(HEAD),
                        "inclusion", Optional.of(INCLUSION),
                        "reads", Optional.of(READS),
                        "about", List.of(),
                        "after", true));
    }

    /** Another module, which answers always the same. */
    private static <T> T api(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            if (!answers.containsKey(method.getName())) {
                throw new AssertionError("Nobody asks for " + method);
            }
            return answers.get(method.getName());
        }));
    }

    public static void check(byte[] octets) {
        CHECK.check(new String(octets, StandardCharsets.UTF_8));
    }

    /** Which are sound but for their texts. */
    public static List<byte[]> samples() {
        var json = JsonMapper.shared();
        return List.of(
                json.writeValueAsBytes(RECEIPT.with(Map.of("salt", "x", "law", "y"))),
                json.writeValueAsBytes(RECEIPT),
                json.writeValueAsBytes(READS));
    }
}
