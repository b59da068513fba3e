package org.tiaokuai.catalogue.web;

import java.io.PrintWriter;

/** A table file that a spreadsheet opens as text: in UTF-8 with its mark, and no cell taken for a formula. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r\n";

    private final PrintWriter out;
    private boolean first = true;

    Csv(PrintWriter out) {
        this.out = out;
        out.print('\uFEFF');
    }

    Csv cell(String text) {
        if (!first) {
            out.print(',');
        }
        first = false;
        out.print(quoted(text));
        return this;
    }

    void end() {
        out.print("\r\n");
        first = true;
    }

    /** A blank in front does not hide a formula from every program, so it is looked behind. */
    static String quoted(String text) {
        var begin = text.stripLeading();
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                || !begin.isEmpty() && FORMULA.indexOf(begin.charAt(0)) >= 0;
        var safe = formula ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
