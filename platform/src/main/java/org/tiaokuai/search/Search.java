package org.tiaokuai.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The index of all that can be found. */
public interface Search {

    /** Puts entries in, or anew; runs in the caller's transaction. */
    void index(Collection<Entry> entries);

    /** Takes an entry out; runs in the caller's transaction. */
    void forget(String kind, String ref);

    /** Best first; nothing at all when the text holds no letter and no digit. */
    Results find(String kind, String text, int limit);

    /** What was indexed by an earlier version in another way, some at a time; empty when all is as it should be. */
    List<String> outdated(String kind, int limit);

    /** What people asked for and nothing answered to, the most frequent first. */
    List<Missed> missed(int limit);

    /**
     * One thing to be found.
     *
     * @param kind what sort of thing, for example {@code item}
     * @param ref  the owner's own key of it
     */
    record Entry(String kind, String ref, String title, String keywords, String body) {}

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
