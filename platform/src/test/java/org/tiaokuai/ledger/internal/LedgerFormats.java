package org.tiaokuai.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Fact;

/** What the fuzzer hands to the ledger. */
public final class LedgerFormats {

    private static final WitnessClient CLIENT = new WitnessClient();

    private LedgerFormats() {}

    /** There is one spelling, and it stays what it is. */
    public static void canonical(byte[] octets) {
        try {
            var once = Canonical.of(new String(octets, StandardCharsets.UTF_8));
            if (!Canonical.of(once).equals(once)) {
                throw new IllegalStateException("Another spelling of " + once);
            }
        } catch (IllegalArgumentException e) {
            // no JSON
        }
    }

    public static void leaf(byte[] octets) {
        FactText.read(new String(octets, StandardCharsets.UTF_8));
    }

    /** Whatever stands in a fact is read again as it was written. */
    public static void fact(byte[] octets) {
        var text = new String(octets, StandardCharsets.UTF_8);
        var fact = new Fact(Fact.Kind.DECISION, text, "1", Instant.EPOCH, Map.of("text", text));
        var expected = new HashMap<>(fact.content());
        expected.putAll(Map.of("about", text, "kind", "DECISION", "row", "1", "at", Instant.EPOCH.toString()));
        if (!FactText.read(FactText.of(fact)).equals(expected)) {
            throw new IllegalStateException("Not read as written: " + FactText.of(fact));
        }
    }

    public static void answerOfAWitness(byte[] octets) {
        for (int status : new int[] {200, 409, 422, 500}) {
            CLIENT.read(status, octets);
        }
    }
}
