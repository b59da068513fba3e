package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiaokuai.search.Search.Entry;

/** Writes tokens in PostgreSQL's own notation for {@code tsvector} and {@code tsquery}; they hold no quotes by nature. */
final class TokenText {

    /** The most positions that a tsvector keeps of one token. */
    private static final int MOST_POSITIONS = 60;

    private static final int LAST_POSITION = 16_000;

    /** Before a token of the name, which stands there once more so that the index itself tells names from texts. */
    private static final String NAMED = "~";

    /** Before a token of the title or its sound, to tell at once what cannot be better than these. */
    private static final String TITLED = "^";

    /** Before the initials with which a title begins; inside of titles any letters stand by chance. */
    private static final String BEGUN = "<";

    /** No syllable does without a vowel. */
    private static final Pattern INITIALS = Pattern.compile("[b-df-hj-np-tw-z]{2,}");

    /** What no entry answers. */
    static final String NONE = "'" + TITLED + "'";

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
        add(marked(TITLED, title), "A", 1, positions);
        int next = add(marked(NAMED, title), "A", 1, positions);
        next = add(marked(NAMED, keywords), "B", next, positions);
        add(marked(TITLED, Pinyin.tokens(entry.title())), "C", next, positions);
        next = add(marked(BEGUN, Pinyin.beginnings(entry.title())), "C", next, positions);
        add(marked(BEGUN, title.stream().filter(TokenText::latin).toList()), "C", 1, positions);
        next = add(title, "A", 1, positions);
        next = add(keywords, "B", next, positions);
        add(Bigrams.of(entry.body()), "D", next, positions);
        return positions.entrySet().stream()
                .map(token -> "'" + token.getKey() + "':" + String.join(",", token.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static List<String> marked(String mark, List<String> tokens) {
        return tokens.stream().map(mark::concat).toList();
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
    static String named(Collection<String> tokens) {
        return tokens.stream().distinct().map(TokenText::inName).collect(Collectors.joining(" & ", "(", ")"));
    }

    /** All tokens of the words, anywhere. */
    static String held(String words) {
        return Bigrams.ofPlain(words).stream()
                .distinct()
                .map(token -> term("", token))
                .collect(Collectors.joining(" & ", "(", ")"));
    }

    /**
     * Every character of the words in a pair that stands in a name: the first pair and the last, and of two neighbours
     * one at least. So 律师信息 finds 律师基本信息, for of the seam 师信 nothing is asked.
     */
    static String covered(String words) {
        return covered(words, TokenText::inName);
    }

    /** The same in a title, or in its sound. */
    static String coveredByTitle(String words) {
        return covered(words, TokenText::inTitle);
    }

    private static String covered(String words, UnaryOperator<String> term) {
        return GAP.splitAsStream(words)
                .map(Bigrams::ofPlain)
                .filter(tokens -> !tokens.isEmpty())
                .flatMap(tokens -> covered(tokens, term))
                .distinct()
                .collect(Collectors.joining(" & ", "(", ")"));
    }

    private static Stream<String> covered(List<String> tokens, UnaryOperator<String> term) {
        var asked = new ArrayList<String>();
        asked.add(term.apply(tokens.getFirst()));
        for (int at = 1; at + 2 < tokens.size(); at++) {
            asked.add("(" + term.apply(tokens.get(at)) + " | " + term.apply(tokens.get(at + 1)) + ")");
        }
        asked.add(term.apply(tokens.getLast()));
        return asked.stream();
    }

    /** What is written in letters may also be the sound of a title. */
    private static String inName(String token) {
        var named = term(NAMED, token);
        return latin(token) ? "(" + named + " | " + inTitle(token) + ")" : named;
    }

    private static String inTitle(String token) {
        return term(initials(token) ? BEGUN : TITLED, token);
    }

    static boolean initials(String words) {
        return INITIALS.matcher(words).matches();
    }

    /** Initials wherever they stand in a title. */
    static String inside(String initials) {
        return term(TITLED, initials);
    }

    /** A single Chinese character stands for every pair that begins with it, letters for every word that does. */
    private static String term(String mark, String token) {
        boolean oneCharacter = token.codePointCount(0, token.length()) == 1;
        return "'" + mark + token + "'" + (oneCharacter || latin(token) ? ":*" : "");
    }

    private static boolean latin(String token) {
        return token.codePointAt(0) < 0x3000;
    }
}
