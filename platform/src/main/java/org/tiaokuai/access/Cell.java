package org.tiaokuai.access;

import java.io.Serializable;

/**
 * Where an envelope lies: moved into another column, into another row, or into a row that was given to another person, it does
 * not open.
 *
 * @param column with schema and table; of a document also the name of the value
 * @param row as the {@link EnvelopePlace} names it
 * @param subject the pseudonym of the person whom it is about; empty where the row is about nobody
 */
public record Cell(String column, String row, String subject) implements Serializable {

    public Cell {
        if (column.isEmpty() || row.isEmpty() || column.indexOf(' ') >= 0 || subject.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("No cell: " + column + " " + row);
        }
    }

    /** What an envelope is bound to; no two cells have the same. */
    public String text() {
        return column + " " + row + " " + subject;
    }
}
