package org.tiaokuai.standard;

import java.util.Optional;

/** Forgives how people type a code (spaces around it, full-width characters, small letters) but never what they typed. */
final class Typed {

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private Typed() {}

    static String tidy(String raw) {
        var tidy = new StringBuilder(raw.length());
        for (var i = 0; i < raw.length(); i++) {
            tidy.append(tidy(raw.charAt(i)));
        }
        return tidy.toString().strip();
    }

    private static char tidy(char typed) {
        if (Character.isSpaceChar(typed) || typed == '\uFEFF' || typed == '\u200B') {
            return ' ';
        }
        var narrow = typed >= '\uFF01' && typed <= '\uFF5E' ? (char) (typed - FULL_WIDTH_OFFSET) : typed;
        return narrow >= 'a' && narrow <= 'z' ? (char) (narrow - 'a' + 'A') : narrow;
    }

    /** Refuses with the fault only: the code itself may be personal data and messages end in logs. */
    static void accept(String kind, Optional<CodeFault> fault) {
        if (fault.isPresent()) {
            throw new IllegalArgumentException("No " + kind + ": " + fault.get());
        }
    }

    static boolean areDigits(String code, int from, int until) {
        for (var i = from; i < until; i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean areDigits(String code) {
        return areDigits(code, 0, code.length());
    }
}
