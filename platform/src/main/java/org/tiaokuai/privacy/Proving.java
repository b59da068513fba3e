package org.tiaokuai.privacy;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tiaokuai.access.Sealed;

/**
 * Shows that what is sealed opens, without giving any of it away and without a trace. It is there for the command that restores
 * a backup, and for nothing else.
 */
public interface Proving {

    /**
     * Unwraps each key, also those that are retired.
     *
     * @param locked hears the name of each that does not unwrap
     * @return how many do
     */
    long keys(Consumer<String> locked);

    /**
     * Opens every envelope that is stored.
     *
     * @param column hears of each column, when all of it was tried
     * @param unopened hears of each envelope that does not open
     */
    void envelopes(Consumer<Column> column, Consumer<Unopened> unopened);

    /** Whether an envelope opens, and its text serves for what it is for. */
    boolean opens(Sealed sealed, Predicate<String> serves);

    /** @param place {@code schema.table.column} */
    record Column(String place, long opened) {}

    record Unopened(String place, String row) {}
}
