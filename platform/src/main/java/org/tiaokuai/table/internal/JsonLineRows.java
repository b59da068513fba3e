package org.tiaokuai.table.internal;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Rows;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON lines: one object to a line. */
final class JsonLineRows implements Rows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Reader reader;
    private final Lines lines;

    JsonLineRows(Reader reader) {
        this.reader = reader;
        lines = new Lines(reader, LONGEST);
    }

    @Override
    public @Nullable Row next() throws IOException {
        var line = lines.next();
        if (line == null) {
            return null;
        }
        var text = line.text();
        if (text == null) {
            return new Row.Broken(line.number(), Fault.TOO_LONG, "");
        }
        return text.isBlank() ? new Row.Blank(line.number()) : read(line.number(), text);
    }

    private static Row read(int number, String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            return new Row.Broken(number, Fault.UNREADABLE, "");
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode fields
                    ? new Row.Fields(number, fields)
                    : new Row.Broken(number, Fault.NOT_JSON, "");
        } catch (JacksonException e) {
            return new Row.Broken(number, Fault.NOT_JSON, "");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
