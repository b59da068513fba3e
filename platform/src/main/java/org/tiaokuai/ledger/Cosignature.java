package org.tiaokuai.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What an outside witness signed of a head 共签: that it saw it, and that it grew out of the one before.
 *
 * @param key names the witness's key
 * @param signature base64
 */
public record Cosignature(String key, Instant at, String signature) {

    /** What is signed begins with this, so that it passes for no head. */
    public static final String FORMAT = "tiaokuai-cosignature-1";

    /** What is signed of a head at a moment. */
    public static String text(Head head, Instant at) {
        var fields = head.signed();
        fields.put("key", head.key());
        return Canonical.text(Map.of("at", at.toString(), "format", FORMAT, "head", fields));
    }
}
