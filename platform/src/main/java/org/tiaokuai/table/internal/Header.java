package org.tiaokuai.table.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiaokuai.table.Rows;
import org.tiaokuai.table.Rows.Row;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The first row of a table with two cells or more: it names the cells of all others; a name that stands twice is told
 * apart by its place.
 */
final class Header {

    private static final char UNREADABLE = '\uFFFD';

    private final List<String> names = new ArrayList<>();

    Header(List<String> cells) {
        for (var cell : cells) {
            var name = cell.strip();
            int place = names.size() + 1;
            names.add(name.isEmpty() || names.contains(name) ? name + "#" + place : name);
        }
    }

    /** What a row is that stands above the names of the columns; empty for the row of the names. */
    static Optional<Row> above(int line, List<String> cells) {
        var said = cells.stream().filter(cell -> !cell.isBlank()).toList();
        if (said.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(said.isEmpty() ? new Row.Blank(line) : new Row.Title(line, said.getFirst()));
    }

    /** A row may be shorter than the header, for programs leave out empty cells at the end, but no longer. */
    Row row(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return new Row.Blank(line);
        }
        for (var extra : cells.subList(Math.min(names.size(), cells.size()), cells.size())) {
            if (!extra.isBlank()) {
                return new Row.Broken(line, Rows.Fault.RAGGED, extra);
            }
        }
        var fields = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < Math.min(names.size(), cells.size()); at++) {
            if (cells.get(at).length() > Rows.LONGEST) {
                return new Row.Broken(line, Rows.Fault.TOO_LONG, "");
            }
            if (cells.get(at).indexOf(UNREADABLE) >= 0) {
                return new Row.Broken(line, Rows.Fault.UNREADABLE, "");
            }
            fields.put(names.get(at), cells.get(at));
        }
        return new Row.Fields(line, fields);
    }
}
