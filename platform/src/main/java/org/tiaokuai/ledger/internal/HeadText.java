package org.tiaokuai.ledger.internal;

import java.time.Instant;
import java.util.Map;

/** What the signature of a head is over. */
final class HeadText {

    private HeadText() {}

    static String of(long size, String root, Instant at) {
        return Canonical.text(Map.of("at", at.toString(), "hash", "SHA-256", "root", root, "size", size));
    }
}
