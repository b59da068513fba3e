package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tiaokuai.search.Search.Entry;

/** Writes tokens in PostgreSQL's own notation for {@code tsvector} and {@code tsquery}; they hold no quotes by nature. */
final class TokenText {

    /** The most positions that a tsvector keeps of one token. */
    private static final int MOST_POSITIONS = 60;

    private static final int LAST_POSITION = 16_000;

    /** Before a token of the name, which stands there once more so that the index itself tells names from texts. */
    private static final String NAMED = "~";

    /** Before the kind of an entry, so that the index itself tells kinds apart. */
    private static final String KIND = "=";

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TokenText() {}

    /** The title weighs most, the words that people use next, the sound of the title, the text least. */
    static String vector(Entry entry) {
        var positions = new LinkedHashMap<String, List<String>>();
        var title = Bigrams.of(entry.title());
        var keywords = Bigrams.of(entry.keywords());
        add(List.of(KIND + entry.kind()), "D", 1, positions);
        int next = add(named(title), "A", 1, positions);
        next = add(named(keywords), "B", next, positions);
        add(named(Pinyin.tokens(entry.title())), "C", next, positions);
        next = add(title, "A", 1, positions);
        next = add(keywords, "B", next, positions);
        add(Bigrams.of(entry.body()), "D", next, positions);
        return positions.entrySet().stream()
                .map(token -> "'" + token.getKey() + "':" + String.join(",", token.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static List<String> named(List<String> tokens) {
        return tokens.stream().map(NAMED::concat).toList();
    }

    private static int add(List<String> tokens, String weight, int from, Map<String, List<String>> positions) {
        int position = from;
        for (var token : tokens) {
            if (position > LAST_POSITION) {
                return position;
            }
            var known = positions.computeIfAbsent(token, _ -> new ArrayList<>());
            if (known.size() < MOST_POSITIONS) {
                known.add(position + weight);
            }
            position++;
        }
        return position + 1;
    }

    /** What is of this kind and answers the query. */
    static String of(String kind, String query) {
        return "'" + KIND + kind + "' & (" + query + ")";
    }

    /** All tokens, in a name. */
    static String named(Collection<String> tokens, String joint) {
        return tokens.stream().distinct().map(token -> term(token, true)).collect(Collectors.joining(joint, "(", ")"));
    }

    /** All tokens of the words, anywhere. */
    static String held(String words) {
        return Bigrams.of(words).stream()
                .distinct()
                .map(token -> term(token, false))
                .collect(Collectors.joining(" & ", "(", ")"));
    }

    /**
     * Every character of the words in a pair that stands in a name: the first pair and the last, and of two neighbours
     * one at least. So 律师信息 finds 律师基本信息, for of the seam 师信 nothing is asked.
     */
    static String covered(String words) {
        return GAP.splitAsStream(words)
                .map(Bigrams::of)
                .filter(tokens -> !tokens.isEmpty())
                .map(TokenText::coveredRow)
                .collect(Collectors.joining(" & ", "(", ")"));
    }

    private static String coveredRow(List<String> tokens) {
        var asked = new ArrayList<String>();
        asked.add(term(tokens.getFirst(), true));
        for (int at = 1; at + 2 < tokens.size(); at++) {
            asked.add(named(tokens.subList(at, at + 2), " | "));
        }
        asked.add(term(tokens.getLast(), true));
        return asked.stream().distinct().collect(Collectors.joining(" & "));
    }

    /** A single Chinese character stands for every pair that begins with it, letters for every word that does. */
    private static String term(String token, boolean named) {
        boolean oneCharacter = token.codePointCount(0, token.length()) == 1;
        boolean latin = token.codePointAt(0) < 0x3000;
        return "'" + (named ? NAMED : "") + token + "'" + (oneCharacter || latin ? ":*" : "");
    }
}
