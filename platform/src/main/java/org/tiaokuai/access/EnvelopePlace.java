package org.tiaokuai.access;

import java.util.List;

/**
 * Where envelopes lie, told as data by who put them there, so that {@code privacy} can seal them anew and see that they open.
 *
 * @param table with its schema
 * @param row an expression that names a row, to an administrator too, and nobody in it; it never changes
 * @param subject an expression for the pseudonym of the person whom a row is about; it never changes either
 * @param only a condition on the rows that have envelopes
 * @param within whether the columns are JSON objects, in which {@code {"sealed": …}} stands in the place of some values,
 *     instead of envelopes; an empty text is none
 */
public record EnvelopePlace(
        String table, String row, String subject, String only, List<String> columns, boolean within) {

    /** Of rows that are about nobody. */
    public static final String NOBODY = "''";

    public EnvelopePlace {
        columns = List.copyOf(columns);
    }

    public static EnvelopePlace in(String table, String row, String subject, String... columns) {
        return new EnvelopePlace(table, row, subject, "true", List.of(columns), false);
    }

    public static EnvelopePlace within(String table, String row, String subject, String... columns) {
        return new EnvelopePlace(table, row, subject, "true", List.of(columns), true);
    }

    public EnvelopePlace where(String condition) {
        return new EnvelopePlace(table, row, subject, condition, columns, within);
    }

    /** Of a column that holds an envelope itself. */
    public Cell cell(String column, Object named, String about) {
        return new Cell(known(column, false), named.toString(), about);
    }

    /** Of a value in a column that holds documents. */
    public Cell cell(String column, String value, Object named, String about) {
        return new Cell(known(column, true) + "." + value, named.toString(), about);
    }

    private String known(String column, boolean document) {
        if (!columns.contains(column) || document != within) {
            throw new IllegalArgumentException("No envelopes lie so in " + table + "." + column);
        }
        return table + "." + column;
    }
}
