package org.tiaokuai.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A title cut into what was asked for and what stands around it. */
public record Marked(String text, boolean hit) {

    /** The pieces in order; pairs of Chinese characters and whole Latin words count, as in the index. */
    public static List<Marked> of(String title, List<String> said) {
        var hits = new boolean[title.length()];
        var plain = title.toLowerCase(Locale.ROOT);
        for (var phrase : said) {
            for (var word : words(phrase.toLowerCase(Locale.ROOT))) {
                for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
                    Arrays.fill(hits, at, Math.min(hits.length, at + word.length()), true);
                }
            }
        }
        return pieces(title, hits);
    }

    private static List<Marked> pieces(String title, boolean[] hits) {
        var pieces = new ArrayList<Marked>();
        for (int from = 0; from < hits.length; ) {
            int to = from;
            while (to < hits.length && hits[to] == hits[from]) {
                to++;
            }
            pieces.add(new Marked(title.substring(from, to), hits[from]));
            from = to;
        }
        return pieces;
    }

    private static List<String> words(String phrase) {
        var words = new ArrayList<String>();
        for (var run : phrase.split("[^\\p{L}\\p{N}]+")) {
            var points = run.codePoints().toArray();
            if (points.length == 1 || points.length > 1 && !Character.isIdeographic(points[0])) {
                words.add(run);
            }
            for (int at = 0; at + 1 < points.length; at++) {
                if (Character.isIdeographic(points[at]) && Character.isIdeographic(points[at + 1])) {
                    words.add(new String(points, at, 2));
                }
            }
        }
        return words;
    }
}
