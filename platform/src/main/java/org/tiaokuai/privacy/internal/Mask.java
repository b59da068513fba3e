package org.tiaokuai.privacy.internal;

import org.tiaokuai.privacy.Grade;

/** Hides the middle, counted in characters as people see them, so that a rare character is never cut in two. */
final class Mask {

    private Mask() {}

    static String of(Grade grade, String text) {
        int[] points = text.codePoints().toArray();
        int length = points.length;
        return switch (grade) {
            case NAME -> hide(points, Math.min(1, length), length <= 2 ? 0 : 1);
            case IDENTITY -> length >= 12 ? hide(points, 4, 4) : hide(points, 0, Math.min(2, length));
            case CONTACT -> length >= 8 ? hide(points, 3, 4) : hide(points, 0, Math.min(2, length));
            case ADDRESS -> hide(points, Math.min(6, length / 2), 0);
            case HEALTH, FINANCE, DOCUMENT, NOTE, KEY -> "＊＊＊";
        };
    }

    private static String hide(int[] points, int head, int tail) {
        var masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            if (i < head || i >= points.length - tail) {
                masked.appendCodePoint(points[i]);
            } else {
                masked.append('*');
            }
        }
        return masked.toString();
    }
}
