package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON without forgiving anything: what two programs might read differently is refused. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** UTF-8 and nothing else. */
    static String text(byte[] octets, int longest) throws Unreadable {
        if (octets.length > longest) {
            throw new Unreadable("longer than " + longest + " octets");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("no UTF-8");
        }
    }

    static JsonNode parse(String text) throws Unreadable {
        JsonNode read;
        try {
            read = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Unreadable("no JSON: " + e.getOriginalMessage());
        }
        // Half a pair (\ud800) has no octets, and would be hashed as if a question mark stood there.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(read.toString())) {
            throw new Unreadable("holds half a character");
        }
        return read;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The one spelling of these fields (RFC 8785), as it is signed or hashed. */
    static byte[] canonical(Map<String, ?> fields) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(fields)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("Texts and a number have a canonical form", e);
        }
    }
}
