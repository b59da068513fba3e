package org.tiaokuai.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which there is only one spelling (RFC 8785), so that a hash of it can be made again. */
public final class Canonical {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Canonical() {}

    public static String text(Map<String, ?> fields) {
        return canonical(JSON.writeValueAsString(fields));
    }

    /** Of JSON from anywhere: the library would follow any nesting until there is no room, and Jackson follows five hundred. */
    public static String of(String json) {
        try (var parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("This is no JSON", e);
        }
        return canonical(json);
    }

    private static String canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no JSON", e);
        }
    }

    public static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
