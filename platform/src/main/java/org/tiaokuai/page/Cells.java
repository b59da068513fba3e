package org.tiaokuai.page;

/** What goes into a cell of a table for spreadsheet programs: shown as it is, and never taken for a formula. */
public final class Cells {

    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Cells() {}

    public static String harmless(String text) {
        return text.isEmpty() || FORMULA_BEGINS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
