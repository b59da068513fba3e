package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiaokuai.search.Search.Entry;

/** Writes tokens in PostgreSQL's own notation for {@code tsvector} and {@code tsquery}; they hold no quotes by nature. */
final class TokenText {

    /** The most positions that a tsvector keeps of one token. */
    private static final int MOST_POSITIONS = 60;

    private static final int LAST_POSITION = 16_000;

    private TokenText() {}

    /** The title weighs most, the words that people use next, the sound of the title, the text least. */
    static String vector(Entry entry) {
        var positions = new LinkedHashMap<String, List<String>>();
        int next = add(Bigrams.of(entry.title()), "A", 1, positions);
        next = add(Bigrams.of(entry.keywords()), "B", next, positions);
        next = add(Pinyin.tokens(entry.title()), "C", next, positions);
        add(Bigrams.of(entry.body()), "D", next, positions);
        return positions.entrySet().stream()
                .map(token -> "'" + token.getKey() + "':" + String.join(",", token.getValue()))
                .collect(Collectors.joining(" "));
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

    /** All tokens of the text; a single Chinese character stands for every pair that begins with it. */
    static String all(List<String> tokens) {
        return tokens.stream().distinct().map(TokenText::term).collect(Collectors.joining(" & ", "(", ")"));
    }

    static String any(List<String> tokens) {
        return tokens.stream().distinct().map(TokenText::term).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String term(String token) {
        boolean oneCharacter = token.codePointCount(0, token.length()) == 1;
        boolean latin = token.codePointAt(0) < 0x3000;
        return "'" + token + "'" + (oneCharacter || latin ? ":*" : "");
    }
}
