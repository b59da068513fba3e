package org.tiaokuai.table.internal;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.table.Rows;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.TokenBuffer;

/** One JSON list, an object a row, by its place in the list; after a fault nobody can tell where the next one begins. */
final class JsonListRows implements Rows {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .build();

    private final Reader reader;
    private @Nullable JsonParser parser;
    private boolean ended;
    private int number;

    JsonListRows(Reader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            var list = list();
            if (list.nextToken() == JsonToken.END_ARRAY || list.currentToken() == null) {
                ended = true;
                return null;
            }
            number++;
            return element(list);
        } catch (JacksonException e) {
            ended = true;
            return new Row.Broken(number, Fault.NOT_JSON, "");
        }
    }

    /** Taken piece by piece, for what has no end must not be held whole. */
    private Row element(JsonParser list) {
        long from = list.currentTokenLocation().getCharOffset();
        var element = TokenBuffer.forGeneration();
        int depth = 0;
        do {
            var token = list.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (list.currentLocation().getCharOffset() - from > LONGEST) {
                // Where the next one begins is known only to who reads on; the rest is not looked at.
                ended = true;
                return new Row.Broken(number, Fault.TOO_LONG, "");
            }
            element.copyCurrentEvent(list);
        } while (depth > 0 && list.nextToken() != null);
        return JSON.readTree(element.asParser()) instanceof ObjectNode fields
                ? new Row.Fields(number, fields)
                : new Row.Broken(number, Fault.NOT_JSON, "");
    }

    private JsonParser list() throws IOException {
        var open = parser;
        if (open == null) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            open = JSON.createParser(reader);
            open.nextToken();
            parser = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
