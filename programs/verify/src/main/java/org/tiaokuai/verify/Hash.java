package org.tiaokuai.verify;

import java.util.Arrays;
import java.util.Base64;

/** One hash of a tree, in whatever algorithm the tree is built. */
record Hash(byte[] octets) {

    /** Of SHA-256 and of SM3 alike. */
    static final int LENGTH = 32;

    Hash {
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
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
