package org.tiaokuai.ledger.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Cosignature;
import org.tiaokuai.ledger.Head;

/** What the signature of a head is over, and what a witness signs of it. */
final class HeadText {

    private HeadText() {}

    static String of(Head head) {
        return of(head.size(), head.previous(), head.root(), head.map(), head.at(), head.hash());
    }

    static String of(long size, @Nullable Long previous, String root, @Nullable String map, Instant at, String hash) {
        return Canonical.text(fields(size, previous, root, map, at, hash));
    }

    /** What a witness signs, at this moment. */
    static String countersigned(Head head, Instant at) {
        var fields = fields(head.size(), head.previous(), head.root(), head.map(), head.at(), head.hash());
        fields.put("key", head.key());
        return Canonical.text(Map.of("at", at.toString(), "format", Cosignature.FORMAT, "head", fields));
    }

    private static Map<String, Object> fields(
            long size, @Nullable Long previous, String root, @Nullable String map, Instant at, String hash) {
        var fields = new HashMap<String, Object>();
        fields.put("at", at.toString());
        fields.put("hash", hash);
        fields.put("root", root);
        fields.put("size", size);
        if (previous != null) {
            fields.put("previous", previous);
        }
        if (map != null) {
            fields.put("map", map);
        }
        return fields;
    }
}
