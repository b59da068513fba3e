package org.tiaokuai.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** One hash of a tree, in whatever algorithm the tree is built. */
record Hash(byte[] octets) {

    /** Of SHA-256 and of SM3 alike. */
    static final int LENGTH = 32;

    private static final byte NODE = 1;

    Hash {
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    /** A node of a tree over its two children (RFC 9162, 2.1.1). */
    static Hash node(Hash left, Hash right) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(NODE);
            digest.update(left.octets);
            return new Hash(digest.digest(right.octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    boolean sound() {
        return octets.length == LENGTH;
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
