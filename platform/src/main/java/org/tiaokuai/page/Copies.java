package org.tiaokuai.page;

import org.jspecify.annotations.Nullable;

/** The copies of public pages that readers' browsers keep: the same page is not made and sent twice. */
public interface Copies {

    /**
     * True when the reader's own copy still holds; that is then the answer, and nothing more is to be written. Never for
     * someone who is signed in.
     *
     * @param says all that the page says inside its frame, each as a value whose text tells it from any other
     */
    boolean hold(@Nullable Object... says);
}
