package org.tiaokuai.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger signed that it is: so many leaves, hashed to this root.
 *
 * @param previous the size of the head before it, 0 for the first; null in a head from before that was told
 * @param map the root of the map of reads; null in a head from before there was one
 * @param at as it was signed, to the letter
 * @param hash what its tree is hashed with, as it says itself
 * @param key the name of the key that it says it is signed with
 * @param signature base64
 */
record Head(
        long size,
        @Nullable Long previous,
        Hash root,
        @Nullable Hash map,
        String at,
        String hash,
        String key,
        String signature) {

    /** Canonical JSON holds no larger number exactly. */
    private static final long LARGEST = (1L << 53) - 1;

    static Head read(Fields fields) throws Unreadable {
        long size = fields.number("size");
        if (size < 1 || size > LARGEST) {
            throw new Unreadable(fields.place() + "size is not that of a tree: " + Long.toUnsignedString(size));
        }
        fields.base64("signature");
        return new Head(
                size,
                previous(fields, size),
                fields.hash("root"),
                fields.has("map") ? fields.hash("map") : null,
                time(fields),
                fields.node("hash").isMissingNode() ? TreeHash.SHA_256.title() : fields.text("hash"),
                fields.text("key"),
                fields.text("signature"));
    }

    private static @Nullable Long previous(Fields fields, long size) throws Unreadable {
        if (!fields.has("previous")) {
            return null;
        }
        long previous = fields.number("previous");
        if (previous < 0 || previous >= size) {
            throw new Unreadable(fields.place() + "previous is not that of a head before");
        }
        return previous;
    }

    private static String time(Fields fields) throws Unreadable {
        var at = fields.text("at");
        try {
            Instant.parse(at);
            return at;
        } catch (DateTimeException e) {
            throw new Unreadable(fields.place() + "at is no time");
        }
    }

    /** Why this key did not sign it; empty if it did. */
    Optional<String> fault(HeadKey signer) {
        if (!hash.equals(signer.hash().title())) {
            return Optional.of("the head's hash is " + hash + ", and this key signs trees of "
                    + signer.hash().title());
        }
        if (!key.equals(signer.name())) {
            return Optional.of("the head names the key " + key + ", and this one is " + signer.name());
        }
        return signer.signed(Json.canonical(told()), Base64.getDecoder().decode(signature))
                ? Optional.empty()
                : Optional.of("the head is not signed with this key");
    }

    /** What the signature is over. */
    private Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("at", at);
        told.put("hash", hash);
        if (map != null) {
            told.put("map", map.toString());
        }
        if (previous != null) {
            told.put("previous", previous);
        }
        told.put("root", root.toString());
        told.put("size", size);
        return told;
    }

    /** Whether an honest ledger cannot have signed both. A head without a map says nothing of reads. */
    boolean contradicts(Head other) {
        return size == other.size
                && (!root.equals(other.root) || map != null && other.map != null && !map.equals(other.map));
    }

    /** What it says and whose it is. */
    Map<String, Object> named() {
        var named = told();
        named.put("key", key);
        return named;
    }

    /** With all that is needed to check it again. */
    Map<String, Object> fields() {
        var all = named();
        all.put("signature", signature);
        return all;
    }

    /** As JSON on one line. */
    String line() {
        return Json.MAPPER.writeValueAsString(fields());
    }
}
