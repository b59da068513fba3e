package org.tiaokuai.ledger;

import java.time.Instant;
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
        String signature) {}
