package org.tiaokuai.ledger.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A hash of the tree; leaves and nodes are kept apart by their first octet (RFC 9162, 2.1.1). */
record Hash(byte[] octets) {

    static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    static Hash leaf(byte[] text) {
        return of(LEAF, text);
    }

    static Hash node(Hash left, Hash right) {
        return of(NODE, left.octets, right.octets);
    }

    static Hash of(byte first, byte[]... parts) {
        var digest = digest();
        digest.update(first);
        for (var part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    static Hash of(byte[] text) {
        return new Hash(digest().digest(text));
    }

    /** Of the tree without a leaf. */
    static Hash ofNothing() {
        return new Hash(digest().digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(octets, hash.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(octets);
    }
}
