package org.tiaokuai.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** A table that a spreadsheet program opens as it is meant: Chinese readable, and no cell taken for a formula. */
public final class Spreadsheet implements AutoCloseable {

    private static final String FORMULA_BEGINS = "=+-@＝＋－＠\t\r\n";

    private final CsvWriter csv;

    public Spreadsheet(Writer out) throws IOException {
        // Without the mark, Excel reads the office's own encoding.
        out.write('\uFEFF');
        csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.ALWAYS).build(out);
    }

    public void row(String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(Spreadsheet::harmless).toList());
    }

    /** A blank in front does not hide a formula from every program, so it is looked behind. */
    public static String harmless(String cell) {
        return beginsFormula(cell) || beginsFormula(cell.stripLeading()) ? "'" + cell : cell;
    }

    private static boolean beginsFormula(String text) {
        return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
