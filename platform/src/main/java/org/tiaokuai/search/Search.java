package org.tiaokuai.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The index of all that can be found. */
public interface Search {

    /** Puts entries in, or anew; runs in the caller's transaction. */
    void index(Collection<Entry> entries);

    /** Takes entries out, and what is a part of them; runs in the caller's transaction. */
    void forget(String kind, Collection<String> refs);

    /** Best first; without words all there is, by title. What no name and no text holds is noted for the editors. */
    Results find(Wanted wanted);

    /** The best whose names hold the question; how many there are is not counted, and what is not found is nobody's miss. */
    List<String> findNamed(Wanted wanted);

    /** All labels of one facet with how many entries bear them, fullest first. */
    List<Count> labels(String kind, String facet);

    /** What was indexed by an earlier version in another way, some at a time; empty when all is as it should be. */
    List<String> outdated(String kind, int limit);

    /** What people asked for and nothing answered to, the most frequent first. */
    List<Missed> missed(int limit);

    /**
     * One thing to be found.
     *
     * @param kind what sort of thing, for example {@code item}
     * @param ref  the owner's own key of it
     * @param keywords words that people use for it; they are a part of its name, as the title is
     * @param owner the key of what it is a part of, else empty
     * @param labels by what lists can be narrowed to it
     */
    record Entry(
            String kind, String ref, String title, String keywords, String body, String owner, List<Label> labels) {

        public Entry(String kind, String ref, String title, String keywords, String body) {
            this(kind, ref, title, keywords, body, "", List.of());
        }
    }

    /** A value of a facet: the key that narrows to it, and what people read. */
    record Label(String facet, String key, String name) {}

    /**
     * A question.
     *
     * @param within the key that is wanted of each facet that narrows
     * @param from how many of the best are skipped
     * @param limit how many are wanted at most
     */
    record Wanted(String kind, String text, Map<String, String> within, long from, int limit) {

        public Wanted(String kind, String text, int limit) {
            this(kind, text, Map.of(), 0, limit);
        }

        public Wanted {
            within = Map.copyOf(within);
        }
    }

    /** What holds the question. */
    enum Held {
        /** The title, or the words that people use for it. */
        NAME,
        /** No name does, but the text. */
        TEXT,
        /** Nothing holds it whole; a name sounds like it, or holds much of it. Of these there are few at most. */
        NEAR
    }

    /**
     * What was found.
     *
     * @param total how many there are in all
     * @param said the words of the question and what offices call the same, to be marked in what was found
     * @param counts by what it can be narrowed, with how many each would leave: of each facet the fullest
     */
    record Results(List<String> refs, long total, Held held, List<String> said, List<Count> counts) {}

    /** How many entries bear a label. */
    record Count(String facet, String key, String name, long entries) {}

    /** A question without an answer. */
    record Missed(String question, int times, LocalDate lastAsked) {}
}
