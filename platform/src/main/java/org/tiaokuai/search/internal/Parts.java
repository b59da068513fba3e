package org.tiaokuai.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a question stands in names at all: the tokens of each unbroken row of things, and which of them are known. */
record Parts(List<String> rows, List<List<String>> tokens, Set<String> known) {

    /** A shorter piece of a question (许可, 管理) stands in names that have nothing to do with it. */
    private static final int SHORTEST_PIECE = 3;

    /** Beyond these characters of a row nothing tells what it is about. */
    private static final int LONGEST_ROW = 20;

    private static final int MOST_PIECES = 20;

    /** What is asked of the index to learn which tokens are known. */
    static String query(String token) {
        return TokenText.named(List.of(token));
    }

    static Parts of(List<String> rows, Collection<String> answered) {
        var tokens = rows.stream().map(Bigrams::ofPlain).toList();
        var known = tokens.stream()
                .flatMap(List::stream)
                .filter(token -> answered.contains(query(token)))
                .collect(Collectors.toSet());
        return new Parts(rows, tokens, known);
    }

    /** Whether more is known than is not. */
    boolean most() {
        return known.size() * 2
                > tokens.stream().flatMap(List::stream).distinct().count();
    }

    /** All that is known, in one name. */
    String all() {
        return TokenText.named(known);
    }

    /** Pieces of which everything is known, the longest first. */
    List<String> pieces() {
        return rows.stream()
                .flatMap(Parts::pieces)
                .distinct()
                .filter(piece -> Bigrams.ofPlain(piece).size() > 1 && known.containsAll(Bigrams.ofPlain(piece)))
                .sorted((one, other) -> other.length() - one.length())
                .limit(MOST_PIECES)
                .toList();
    }

    private static Stream<String> pieces(String row) {
        var points = row.codePoints().limit(LONGEST_ROW).toArray();
        return IntStream.range(0, points.length).boxed().flatMap(from -> IntStream.rangeClosed(
                        from + SHORTEST_PIECE, points.length)
                .mapToObj(to -> new String(points, from, to - from)));
    }

    /** Any of the pieces, whole, in one name. */
    String anyPiece() {
        return pieces().stream()
                .map(piece -> TokenText.named(Bigrams.ofPlain(piece)))
                .collect(Collectors.joining(" | "));
    }
}
