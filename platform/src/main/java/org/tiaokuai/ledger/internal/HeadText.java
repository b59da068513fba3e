package org.tiaokuai.ledger.internal;

import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Head;

/** What the signature of a head is over. */
final class HeadText {

    private HeadText() {}

    static String of(Head head) {
        return of(head.size(), head.previous(), head.root(), head.map(), head.at(), head.hash());
    }

    static String of(long size, @Nullable Long previous, String root, @Nullable String map, Instant at, String hash) {
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
        return Canonical.text(fields);
    }
}
