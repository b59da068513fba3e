package org.tiaokuai.organisation.internal;

/** The beginning of a text that may be too long, never half a character of it. */
final class Cut {

    private Cut() {}

    static String to(int most, String text) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
