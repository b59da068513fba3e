package org.tiaokuai.search;

import java.util.Collection;
import java.util.List;

/** The index of all that can be found. */
public interface Search {

    /** Puts entries in, or anew; runs in the caller's transaction. */
    void index(Collection<Entry> entries);

    /** Best first; nothing at all when the text holds no letter and no digit. */
    Results find(String kind, String text, int limit);

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
     */
    record Results(List<String> refs, long total) {}
}
