package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into tokens: pairs of neighbouring Chinese characters, and whole words of letters and digits. */
final class Bigrams {

    private static final int LONGEST_WORD = 40;

    private Bigrams() {}

    static List<String> of(String text) {
        return ofPlain(Spelling.plain(text));
    }

    /** Of a text that is plain already, as a question and all its parts are. */
    static List<String> ofPlain(String text) {
        var tokens = new ArrayList<String>();
        int[] points = text.codePoints().toArray();
        for (int from = 0; from < points.length; ) {
            int to = from;
            while (to < points.length && kind(points[to]) == kind(points[from])) {
                to++;
            }
            switch (kind(points[from])) {
                case CHINESE -> pairs(points, from, to, tokens);
                case WORD -> tokens.add(new String(points, from, Math.min(to - from, LONGEST_WORD)));
                case GAP -> {}
            }
            from = to;
        }
        return tokens;
    }

    private enum Kind {
        CHINESE,
        WORD,
        GAP
    }

    private static Kind kind(int point) {
        if (Character.isIdeographic(point)) {
            return Kind.CHINESE;
        }
        return Character.isLetterOrDigit(point) ? Kind.WORD : Kind.GAP;
    }

    private static void pairs(int[] points, int from, int to, List<String> tokens) {
        if (to - from == 1) {
            tokens.add(new String(points, from, 1));
        }
        for (int at = from; at + 1 < to; at++) {
            tokens.add(new String(points, at, 2));
        }
    }
}
