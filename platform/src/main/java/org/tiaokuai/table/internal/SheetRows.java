package org.tiaokuai.table.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Rows;

/** The first sheet of an Excel workbook; what would unpack to more than a bound is not opened at all. */
final class SheetRows implements Rows {

    /** A workbook's words are held in memory while it is read. */
    private static final long MOST_UNPACKED = 64L << 20;

    /** Words of a table pack to a tenth or a thirtieth; what packs much further was made to burst. */
    private static final long MOST_RATIO = 200;

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_CELLS = 500;

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private @Nullable Header header;

    SheetRows(InputStream content) throws IOException {
        file = Files.createTempFile("import", ".xlsx");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            measure(file);
            workbook = new ReadableWorkbook(file.toFile());
            stream = workbook.getFirstSheet().openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e instanceof IOException io ? io : new IOException("No workbook", e);
        }
    }

    /** Unpacks once without keeping anything, for the sizes that a zip declares may be lies. */
    private static void measure(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            long left = Math.min(MOST_UNPACKED, MOST_RATIO * Files.size(file));
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException("Too many entries");
            }
            var buffer = new byte[1 << 14];
            for (var entry : zip.stream().toList()) {
                try (var unpacked = zip.getInputStream(entry)) {
                    for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                        left -= read;
                        if (left < 0) {
                            throw new IOException("Unpacks to more than a workbook does");
                        }
                    }
                }
            }
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            var row = rows.next();
            var cells = cells(row);
            if (header == null) {
                header = cells.stream().allMatch(String::isBlank) ? null : new Header(cells);
                return new Row.Blank(row.getRowNum());
            }
            return header.row(row.getRowNum(), cells);
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw new IOException("The workbook is damaged", e);
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        return IntStream.range(0, Math.min(row.getCellCount(), MOST_CELLS))
                .mapToObj(at -> row.hasCell(at) ? row.getCellText(at) : "")
                .toList();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        Files.deleteIfExists(file);
    }
}
