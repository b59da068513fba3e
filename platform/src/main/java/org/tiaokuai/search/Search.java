package org.tiaokuai.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The index of all that can be found. */
public interface Search {

    /** Puts entries in, or anew; runs in the caller's transaction. */
    void index(Collection<Entry> entries);

    /** Takes entries out, and what is a part of them; runs in the caller's transaction. */
    void forget(String kind, Collection<String> refs);

    /** Best first; nothing at all when the text holds no letter and no digit. */
    Results find(String kind, String text, int limit);

    /** The same, but only what holds the whole question; what is not found is nobody's miss. */
    Results findExactly(String kind, String text, int limit);

    /** What was indexed by an earlier version in another way, some at a time; empty when all is as it should be. */
    List<String> outdated(String kind, int limit);

    /** What people asked for and nothing answered to, the most frequent first. */
    List<Missed> missed(int limit);

    /**
     * One thing to be found.
     *
     * @param kind what sort of thing, for example {@code item}
     * @param ref  the owner's own key of it
     * @param owner the key of what it is a part of, else empty
     */
    record Entry(String kind, String ref, String title, String keywords, String body, String owner) {

        public Entry(String kind, String ref, String title, String keywords, String body) {
            this(kind, ref, title, keywords, body, "");
        }
    }

    /**
     * What was found.
     *
     * @param total how many there are in all
     * @param exact false when nothing held the whole question, and these only sound like it or hold a part of it
     * @param said the question and what offices call the same, to be marked in what was found
     */
    record Results(List<String> refs, long total, boolean exact, List<String> said) {}

    /** A question without an answer. */
    record Missed(String question, int times, LocalDate lastAsked) {}
}
