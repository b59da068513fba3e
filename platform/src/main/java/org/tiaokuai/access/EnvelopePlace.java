package org.tiaokuai.access;

import java.util.List;

/**
 * Where envelopes lie, told as data by who put them there, so that {@code privacy} can seal them anew and see that they open.
 *
 * @param table with its schema
 * @param row an expression that names a row to an administrator, and nobody in it
 * @param only a condition on the rows that have envelopes
 * @param within whether the columns are JSON objects, in which {@code {"sealed": …}} stands in the place of some values,
 *     instead of envelopes; an empty text is none
 */
public record EnvelopePlace(String table, String row, String only, List<String> columns, boolean within) {

    public EnvelopePlace {
        columns = List.copyOf(columns);
    }

    public static EnvelopePlace in(String table, String row, String... columns) {
        return new EnvelopePlace(table, row, "true", List.of(columns), false);
    }

    public static EnvelopePlace within(String table, String row, String... columns) {
        return new EnvelopePlace(table, row, "true", List.of(columns), true);
    }

    public EnvelopePlace where(String condition) {
        return new EnvelopePlace(table, row, condition, columns, within);
    }
}
