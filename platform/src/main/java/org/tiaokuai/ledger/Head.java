package org.tiaokuai.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger stands for at a moment: whoever keeps a head can show later that nothing before it was bent.
 *
 * @param size how many leaves the tree has
 * @param root the hash of the tree, base64
 * @param previous the size of the head before, 0 for the first; none for heads from before this was told
 * @param map the root of the map of reads, base64; none for heads from before there was one
 * @param hash the algorithm of all hashes
 * @param key names the key of the signature
 * @param signature over the head's text, base64
 */
public record Head(
        long size,
        @Nullable Long previous,
        String root,
        @Nullable String map,
        Instant at,
        String hash,
        String key,
        String signature) {

    /** What the signature is over. */
    public String text() {
        return Canonical.text(signed());
    }

    Map<String, Object> signed() {
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
