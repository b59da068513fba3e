package org.tiaokuai.table.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Workbook;

/** The one reader of Excel workbooks: what would unpack to more than its bounds is not opened at all. */
final class ExcelFile implements Workbook {

    /** Office text packs to a tenth or a thirtieth; what packs much further was made to burst. */
    private static final long MOST_RATIO = 200;

    private static final int LONGEST_NUMBER = 200;

    private final Path file;
    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;

    ExcelFile(InputStream content, Bounds bounds) throws IOException {
        file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            measure(file, bounds);
            workbook = new ReadableWorkbook(file.toFile());
            sheets = workbook.getSheets().<Sheet>map(OpenSheet::new).toList();
            if (sheets.isEmpty()) {
                throw new IOException("No sheet");
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw damaged(e);
        }
    }

    /** Unpacks once to nowhere, as the reader will, for the sizes that a zip declares may be lies. */
    private static void measure(Path file, Bounds bounds) throws IOException {
        try (var zip = ZipFile.builder().setPath(file).get()) {
            long left = Math.min(bounds.unpacked(), MOST_RATIO * Files.size(file));
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > bounds.parts()) {
                throw new TooLarge();
            }
            var buffer = new byte[1 << 14];
            for (var entry : entries) {
                try (var unpacked = zip.getInputStream(entry)) {
                    for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw new TooLarge();
                        }
                    }
                }
            }
            for (var entry : entries) {
                try (var part = zip.getInputStream(entry)) {
                    new FarCells(part).refuse();
                }
            }
        }
    }

    /** The reader trips over what is malformed in ways that it does not declare. */
    private static IOException damaged(Exception e) {
        return e instanceof IOException io ? io : new IOException("The workbook is damaged", e);
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void close() throws IOException {
        try {
            workbook.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private record OpenSheet(org.dhatim.fastexcel.reader.Sheet sheet) implements Sheet {

        @Override
        public String name() {
            return sheet.getName();
        }

        @Override
        public boolean visible() {
            return sheet.getVisibility() == SheetVisibility.VISIBLE;
        }

        @Override
        public Lines open() throws IOException {
            try {
                return new OpenLines(sheet.openStream());
            } catch (RuntimeException e) {
                throw damaged(e);
            }
        }
    }

    private static final class OpenLines implements Lines {

        private final Stream<Row> stream;
        private final Iterator<Row> rows;

        OpenLines(Stream<Row> stream) {
            this.stream = stream;
            rows = stream.iterator();
        }

        @Override
        public @Nullable Line next() throws IOException {
            try {
                return rows.hasNext() ? line(rows.next()) : null;
            } catch (RuntimeException e) {
                throw damaged(e);
            }
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    private static Line line(Row row) {
        var cells = new ArrayList<Cell>();
        for (int at = 0; at < row.getCellCount(); at++) {
            cells.add(row.getOptionalCell(at).map(ExcelFile::cell).orElse(Cell.EMPTY));
        }
        while (!cells.isEmpty() && empty(cells.getLast())) {
            cells.removeLast();
        }
        return new Line(row.getRowNum(), cells);
    }

    private static boolean empty(Cell cell) {
        return cell.sort() == Cell.Sort.PLAIN && cell.text().isBlank();
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        return switch (cell.getType()) {
            case FORMULA, ERROR -> new Cell(written(cell), Cell.Sort.FORMULA);
            case NUMBER -> number(cell);
            case STRING, BOOLEAN, EMPTY -> new Cell(written(cell), Cell.Sort.PLAIN);
        };
    }

    /** A code that Excel took for a number comes without its exponent. */
    private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
        var number = cell.asNumber();
        return endless(number)
                ? new Cell(written(cell), Cell.Sort.ENDLESS)
                : new Cell(number.stripTrailingZeros().toPlainString(), Cell.Sort.PLAIN);
    }

    private static boolean endless(BigDecimal number) {
        return number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER;
    }

    private static String written(org.dhatim.fastexcel.reader.Cell cell) {
        @Nullable String text = cell.getType() == CellType.EMPTY ? null : cell.getText();
        return text == null ? "" : text;
    }
}
