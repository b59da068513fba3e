package org.tiaokuai.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Excel workbook, sheet by sheet and row by row; what is malformed in it is an exception. */
public interface Workbook extends Closeable {

    /** At least one. */
    List<Sheet> sheets();

    /** A sheet and what it is called in the workbook. */
    interface Sheet {

        String name();

        boolean visible();

        Lines open() throws IOException;
    }

    /** The rows of a sheet, one after the other. */
    interface Lines extends Closeable {

        /** Null at the end. */
        @Nullable
        Line next() throws IOException;
    }

    /** @param number as a spreadsheet program counts them; @param cells up to the last that holds something */
    record Line(int number, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** @param text of a number in full, as far as it has an end that people write */
    record Cell(String text, Sort sort) {

        public static final Cell EMPTY = new Cell("", Sort.PLAIN);

        /** What stands in a cell. */
        public enum Sort {
            PLAIN,
            /** Worked out by the program, or its error. */
            FORMULA,
            /** A few characters that would be a number of millions of digits. */
            ENDLESS
        }
    }

    /**
     * What is opened at all.
     *
     * @param unpacked so many bytes at most
     * @param parts so many entries of the zip at most
     */
    record Bounds(long unpacked, int parts) {}

    /** It would unpack to more than its bounds. */
    final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        public TooLarge() {
            super("Unpacks to more than a workbook does");
        }
    }
}
