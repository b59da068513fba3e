package org.tiaokuai.organisation.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.organisation.OrganisationImports.Doubt;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable.Reason;
import org.tiaokuai.organisation.OrganisationImports.Sheet;
import org.tiaokuai.page.Typing;

/** Reads a workbook within bounds: what unpacks to far more than it is, or hides something, is refused as a whole. */
final class Workbook {

    /** Ten thousand rows of the widest sheet take a tenth of it. */
    private static final long LARGEST_UNPACKED = 32L << 20;

    /** Office text packs to a tenth; a bomb to a thousandth. */
    private static final long MOST_TIMES_LARGER = 200;

    private static final int MOST_ENTRIES = 200;
    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_CELL = 200;

    private Workbook() {}

    /** @param doubts what is wrong with the cells as cells, whatever they mean */
    record Line(Sheet sheet, int number, List<String> cells, List<Doubt> doubts) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** Said to the officer who sent it. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final transient Unreadable why;

        Refused(Reason reason, String detail) {
            super(null, null, false, false);
            why = new Unreadable(reason, detail);
        }

        Unreadable why() {
            return why;
        }
    }

    /** All rows below the headings that are not empty. */
    static Map<Sheet, List<Line>> read(byte[] content) throws Refused {
        bound(content);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            var lines = new EnumMap<Sheet, List<Line>>(Sheet.class);
            for (var sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                    throw new Refused(Reason.HIDDEN_SHEET, sheet.getName());
                }
                var known = known(sheet.getName());
                if (known.isPresent()) {
                    lines.put(known.get(), lines(known.get(), sheet));
                } else if (!sheet.getName().equals(Columns.NOTES)) {
                    throw new Refused(Reason.UNKNOWN_SHEET, sheet.getName());
                }
            }
            if (lines.values().stream().allMatch(List::isEmpty)) {
                throw new Refused(Reason.EMPTY, "");
            }
            return lines;
        } catch (IOException
                | RuntimeException e) { // the reader trips over what is malformed in ways it does not declare
            throw new Refused(Reason.NO_WORKBOOK, "");
        }
    }

    /** Unpacks it once to nowhere, as the reader will, and stops where it grows beyond all measure. */
    private static void bound(byte[] content) throws Refused {
        var most = Math.min(LARGEST_UNPACKED, MOST_TIMES_LARGER * content.length);
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var entries = Collections.list(zip.getEntries());
            if (entries.size() > MOST_ENTRIES) {
                throw new Refused(Reason.TOO_LARGE, "");
            }
            long unpacked = 0;
            for (var entry : entries) {
                unpacked += size(zip.getInputStream(entry), most - unpacked);
            }
        } catch (IOException | RuntimeException e) {
            throw new Refused(Reason.NO_WORKBOOK, "");
        }
    }

    private static long size(InputStream stream, long most) throws IOException, Refused {
        var buffer = new byte[8192];
        long size = 0;
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new Refused(Reason.TOO_LARGE, "");
                }
            }
        }
        return size;
    }

    private static Optional<Sheet> known(String name) {
        return Arrays.stream(Sheet.values())
                .filter(sheet -> sheet.title().equals(name.strip()))
                .findFirst();
    }

    private static List<Line> lines(Sheet known, org.dhatim.fastexcel.reader.Sheet sheet) throws IOException, Refused {
        var columns = Columns.of(known);
        var lines = new ArrayList<Line>();
        try (var rows = sheet.openStream()) {
            var each = rows.iterator();
            if (!each.hasNext() || !headings(each.next(), columns)) {
                throw new Refused(Reason.WRONG_HEADING, known.title());
            }
            while (each.hasNext()) {
                var line = line(known, each.next(), columns);
                if (lines.size() == MOST_ROWS) {
                    throw new Refused(Reason.TOO_LARGE, known.title());
                }
                if (!line.cells().stream().allMatch(String::isEmpty)) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static boolean headings(Row row, List<String> columns) {
        for (int at = 0; at < Math.max(columns.size(), row.getCellCount()); at++) {
            var expected = at < columns.size() ? columns.get(at) : "";
            if (!text(row.getOptionalCell(at).orElse(null)).equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static Line line(Sheet sheet, Row row, List<String> columns) {
        var cells = new ArrayList<String>();
        Set<Doubt> doubts = new HashSet<>();
        for (int at = 0; at < Math.max(columns.size(), row.getCellCount()); at++) {
            var cell = row.getOptionalCell(at).orElse(null);
            var text = text(cell);
            if (at >= columns.size()) {
                if (!text.isEmpty()) {
                    doubts.add(new Doubt(Fault.RAGGED, Cut.to(20, text)));
                }
                continue;
            }
            cells.add(Cut.to(LONGEST_CELL, text));
            fault(cell, text).ifPresent(fault -> doubts.add(new Doubt(fault, columns.get(cells.size() - 1))));
        }
        return new Line(sheet, row.getRowNum(), List.copyOf(cells), List.copyOf(doubts));
    }

    private static Optional<Fault> fault(@Nullable Cell cell, String text) {
        if (cell != null && (cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR)) {
            return Optional.of(Fault.FORMULA);
        }
        if (cell != null && cell.getType() == CellType.NUMBER && unfolds(cell.asNumber())) {
            return Optional.of(Fault.UNREADABLE);
        }
        if (text.codePointCount(0, text.length()) > LONGEST_CELL) {
            return Optional.of(Fault.TOO_LONG);
        }
        return Typing.unreadable(text) || text.chars().anyMatch(Character::isISOControl)
                ? Optional.of(Fault.UNREADABLE)
                : Optional.empty();
    }

    /** A code that Excel took for a number comes without its exponent. */
    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return cell.getType() == CellType.NUMBER && !unfolds(cell.asNumber())
                ? cell.asNumber().stripTrailingZeros().toPlainString()
                : String.valueOf(cell.getText()).strip();
    }

    /** A few characters that would be millions of digits. */
    private static boolean unfolds(BigDecimal number) {
        return number.precision() > LONGEST_CELL || Math.abs((long) number.scale()) > LONGEST_CELL;
    }
}
