package org.tiaokuai.certificate.internal;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** The code of a certificate: 16 characters that cannot be guessed (80 bits) and are easy to copy from paper. */
final class Code {

    /** Crockford's 32 characters: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Code() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    /** What people type: with dashes, in small letters, O for 0, I and L for 1. */
    static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replaceAll("[IL]", "1")
                .replaceAll("[^0-9A-Z]", "");
    }
}
