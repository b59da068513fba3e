package org.tiaokuai.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of a file one after the other, so that a file of any length takes the memory of one. */
public interface Rows extends Closeable {

    /** Null at the end. */
    @Nullable
    Row next() throws IOException;

    /** One row by the number of its line. */
    sealed interface Row {
        int line();

        record Fields(int line, JsonNode fields) implements Row {}

        record Broken(int line, Fault fault, String detail) implements Row {}

        record Blank(int line) implements Row {}

        /** Stands alone above the names of the columns, and tells of the whole table. */
        record Title(int line, String text) implements Row {}
    }

    /** What is longer is skipped without being held whole; in characters, some hundred times the longest real guide. */
    int LONGEST = 1 << 18;

    /** Why a row cannot be read; those after it can, unless the file ends there. */
    enum Fault {
        NOT_JSON,
        TOO_LONG,
        /** Holds bytes that are no characters in the encoding of the file. */
        UNREADABLE,
        /** More cells than the header names. */
        RAGGED
    }
}
