package org.tiaokuai.catalogue.web;

import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.catalogue.Fulfilment.Column;
import org.tiaokuai.catalogue.Fulfilment.State;
import org.tiaokuai.page.Text;

/** The matrix in words. */
public final class MatrixWords {

    private MatrixWords() {}

    public static String column(Text text, Column column) {
        return text.of("catalogue." + column.kind() + "." + column.name());
    }

    /** Where no line above says which are elements and which are norms: some of both are called the same. */
    static String heading(Text text, Column column) {
        return text.of("catalogue.heading." + column.kind(), column(text, column));
    }

    /** Whoever says that something does not apply also says why; where the guide shows it, the platform says it. */
    public static String cell(Text text, Column column, Fulfilment cell) {
        var state = text.of("catalogue.fulfilment." + cell.state());
        if (cell.state() != State.NOT_APPLICABLE) {
            return state;
        }
        return state
                + text.of("page.colon")
                + (cell.reason().isEmpty() ? text.of("catalogue.plain." + column.name()) : cell.reason());
    }
}
