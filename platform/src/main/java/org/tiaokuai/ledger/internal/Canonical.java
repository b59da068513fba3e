package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which there is only one spelling (RFC 8785), so that a hash of it can be made again. */
final class Canonical {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Canonical() {}

    static String text(Map<String, ?> fields) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(fields)).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("What was just written as JSON is none", e);
        }
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
