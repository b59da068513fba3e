package org.tiaokuai.page;

import java.util.Optional;

/** A line above every page that a module may set, such as the mark of a demonstration. */
public interface Banner {

    Optional<Line> line();

    /** The key of the words, and where to read more. */
    record Line(String key, String href, String linkKey) {}
}
