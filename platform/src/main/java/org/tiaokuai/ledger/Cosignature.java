package org.tiaokuai.ledger;

import java.time.Instant;

/**
 * What an outside witness signed of a head 共签: that it saw it, and that it grew out of the one before.
 *
 * @param key names the witness's key
 * @param signature base64
 */
public record Cosignature(String key, Instant at, String signature) {

    /** What is signed begins with this, so that it passes for no head. */
    public static final String FORMAT = "tiaokuai-cosignature-1";
}
