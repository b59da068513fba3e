package org.tiaokuai.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question taken apart: the things it is about, and what is to be done with them (身份证 · 丢了). */
record Question(String asked, List<Phrase> phrases) {

    /** More ways to put a question than these tell titles apart no better. */
    private static final int MOST_WORDINGS = 40;

    /** What a word tells: a thing, what is to be done, or nothing at all (怎么办). */
    enum Sort {
        THING,
        ACT,
        NOTHING
    }

    /**
     * A part as it was asked, and all the ways in which that and what offices say for it may be written.
     *
     * @param tacit what offices often leave unsaid (申请), so that it need not stand there
     */
    record Phrase(String asked, Sort sort, List<String> ways, boolean tacit) {

        static Phrase of(String asked) {
            return new Phrase(asked, Sort.THING, List.of(asked), false);
        }
    }

    /** What must stand in an entry's name: everything. */
    String inName() {
        return all(this::told, TokenText::covered);
    }

    /** The same in its title, or in the sound of that. */
    String inTitle() {
        return all(this::told, TokenText::coveredByTitle);
    }

    /** What must stand in an entry: the things in its name where something is to be done, for many texts tell of deeds. */
    String inText() {
        var acts = all(phrase -> told(phrase) && phrase.sort() == Sort.ACT, TokenText::held);
        return acts.isEmpty() || thingsInName().isEmpty()
                ? all(this::told, TokenText::held)
                : thingsInName() + " & " + acts;
    }

    /** The things alone, in an entry's name; empty when there are none. */
    String thingsInName() {
        return all(phrase -> phrase.sort() == Sort.THING, TokenText::covered);
    }

    /** Whether a part must stand there; of a question that says nothing else even what is tacit. */
    private boolean told(Phrase phrase) {
        return !phrase.tacit() || phrases.stream().allMatch(Phrase::tacit);
    }

    private String all(Predicate<Phrase> wanted, UnaryOperator<String> query) {
        return phrases.stream()
                .filter(wanted)
                .map(phrase -> phrase.ways().stream()
                        .filter(way -> !Bigrams.ofPlain(way).isEmpty())
                        .map(query)
                        .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    /** Without what says nothing. */
    String bare() {
        return phrases.stream().map(Phrase::asked).collect(Collectors.joining());
    }

    /** Unbroken rows of things as they were asked for, with nothing to be done between. */
    List<String> things() {
        var rows = new ArrayList<String>();
        boolean open = false;
        for (var phrase : phrases) {
            if (phrase.sort() == Sort.THING) {
                rows.add(open ? rows.removeLast() + phrase.asked() : phrase.asked());
            }
            open = phrase.sort() == Sort.THING;
        }
        return rows;
    }

    /** All words of the question and what offices say for them. */
    List<String> said() {
        return Stream.concat(Stream.of(asked), phrases.stream().flatMap(phrase -> phrase.ways().stream()))
                .distinct()
                .toList();
    }

    /** The whole question in all ways to put it. */
    Collection<String> wordings() {
        return Stream.concat(Stream.of(asked, bare()), wordings(_ -> true))
                .distinct()
                .toList();
    }

    /** The same without what is tacit; none when nothing is. */
    Collection<String> told() {
        return phrases.stream().allMatch(this::told)
                ? List.of()
                : wordings(this::told).distinct().toList();
    }

    private Stream<String> wordings(Predicate<Phrase> wanted) {
        var wordings = List.of("");
        for (var phrase : phrases.stream().filter(wanted).toList()) {
            wordings = wordings.stream()
                    .flatMap(begun -> phrase.ways().stream().map(begun::concat))
                    .limit(MOST_WORDINGS)
                    .toList();
        }
        return wordings.stream();
    }
}
