package org.tiaokuai.table.internal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Rows;
import org.tiaokuai.table.Workbook;

/** The first sheet of an Excel workbook. */
final class SheetRows implements Rows {

    /** A workbook's words are held in memory while it is read. */
    static final Workbook.Bounds BOUNDS = new Workbook.Bounds(64L << 20, 2_000);

    private static final int MOST_COLUMNS = 500;

    private final Workbook workbook;
    private final Workbook.Lines lines;
    private @Nullable Header header;

    SheetRows(Workbook workbook) throws IOException {
        this.workbook = workbook;
        try {
            lines = workbook.sheets().getFirst().open();
        } catch (IOException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        var line = lines.next();
        if (line == null) {
            return null;
        }
        var cells = line.cells().stream().map(Workbook.Cell::text).toList();
        if (header == null) {
            var above = Header.above(line.number(), cells);
            header = above.isPresent() ? null : new Header(named(cells));
            return above.orElseGet(() -> new Row.Blank(line.number()));
        }
        return header.row(line.number(), cells);
    }

    private static List<String> named(List<String> cells) {
        return cells.subList(0, Math.min(cells.size(), MOST_COLUMNS));
    }

    @Override
    public void close() throws IOException {
        lines.close();
        workbook.close();
    }
}
