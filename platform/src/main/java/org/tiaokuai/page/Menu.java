package org.tiaokuai.page;

import java.util.List;

/** The entries that a module adds to the main navigation. */
public interface Menu {

    List<Entry> entries(Viewer viewer);

    /** One entry: its place in the row, where it leads, and the key of its word. */
    record Entry(int order, String href, String key) {}
}
