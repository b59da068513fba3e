package org.tiaokuai.organisation.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiaokuai.organisation.OrganisationImports.Doubt;
import org.tiaokuai.organisation.OrganisationImports.Fault;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable.Reason;
import org.tiaokuai.organisation.OrganisationImports.Sheet;
import org.tiaokuai.page.Typing;
import org.tiaokuai.table.Tables;
import org.tiaokuai.table.Workbook;
import org.tiaokuai.table.Workbook.Cell;

/** The template as an office filled it in; what is too large, hides something or has other sheets is refused whole. */
final class FilledTemplate {

    /** Ten thousand rows of the widest sheet take a tenth of it. */
    private static final Workbook.Bounds BOUNDS = new Workbook.Bounds(32L << 20, 200);

    private static final int MOST_ROWS = 10_000;
    private static final int LONGEST_CELL = 200;

    private FilledTemplate() {}

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
    static Map<Sheet, List<Line>> read(Tables tables, byte[] content) throws Refused {
        try (var workbook = tables.workbook(new ByteArrayInputStream(content), BOUNDS)) {
            var lines = new EnumMap<Sheet, List<Line>>(Sheet.class);
            for (var sheet : workbook.sheets()) {
                if (!sheet.visible()) {
                    throw new Refused(Reason.HIDDEN_SHEET, sheet.name());
                }
                var known = known(sheet.name());
                if (known.isPresent()) {
                    lines.put(known.get(), lines(known.get(), sheet));
                } else if (!sheet.name().equals(Columns.NOTES)) {
                    throw new Refused(Reason.UNKNOWN_SHEET, sheet.name());
                }
            }
            if (lines.values().stream().allMatch(List::isEmpty)) {
                throw new Refused(Reason.EMPTY, "");
            }
            return lines;
        } catch (Workbook.TooLarge e) {
            throw new Refused(Reason.TOO_LARGE, "");
        } catch (IOException e) {
            throw new Refused(Reason.NO_WORKBOOK, "");
        }
    }

    private static Optional<Sheet> known(String name) {
        return Arrays.stream(Sheet.values())
                .filter(sheet -> sheet.title().equals(name.strip()))
                .findFirst();
    }

    private static List<Line> lines(Sheet known, Workbook.Sheet sheet) throws IOException, Refused {
        var columns = Columns.of(known);
        var lines = new ArrayList<Line>();
        try (var rows = sheet.open()) {
            var headings = rows.next();
            if (headings == null
                    || !headings.cells().stream()
                            .map(FilledTemplate::text)
                            .toList()
                            .equals(columns)) {
                throw new Refused(Reason.WRONG_HEADING, known.title());
            }
            for (var row = rows.next(); row != null; row = rows.next()) {
                var line = line(known, row, columns);
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

    private static Line line(Sheet sheet, Workbook.Line row, List<String> columns) {
        var cells = new ArrayList<String>();
        Set<Doubt> doubts = new HashSet<>();
        for (int at = 0; at < Math.max(columns.size(), row.cells().size()); at++) {
            var cell = at < row.cells().size() ? row.cells().get(at) : Cell.EMPTY;
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
        return new Line(sheet, row.number(), List.copyOf(cells), List.copyOf(doubts));
    }

    private static Optional<Fault> fault(Cell cell, String text) {
        return switch (cell.sort()) {
            case FORMULA -> Optional.of(Fault.FORMULA);
            case ENDLESS -> Optional.of(Fault.UNREADABLE);
            case PLAIN -> fault(text);
        };
    }

    private static Optional<Fault> fault(String text) {
        if (text.codePointCount(0, text.length()) > LONGEST_CELL) {
            return Optional.of(Fault.TOO_LONG);
        }
        return Typing.unreadableLine(text) ? Optional.of(Fault.UNREADABLE) : Optional.empty();
    }

    private static String text(Cell cell) {
        return cell.text().strip();
    }
}
