package org.tiaokuai.ledger.internal;

import java.util.Arrays;
import java.util.Base64;

/** A hash of the tree or of the map. */
record Hash(byte[] octets) {

    /** Of SHA-256 and of SM3 alike. */
    static final int LENGTH = 32;

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
