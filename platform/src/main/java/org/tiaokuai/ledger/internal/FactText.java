package org.tiaokuai.ledger.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Fact;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is hashed of a fact. */
final class FactText {

    static final String NUMBER = "number";
    static final String PREVIOUS = "previous";

    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private FactText() {}

    static String of(Fact fact) {
        return Canonical.text(fields(fact));
    }

    static String of(Fact fact, Chains.Link link) {
        var fields = fields(fact);
        fields.put(NUMBER, String.valueOf(link.number()));
        fields.put(PREVIOUS, link.previous());
        return Canonical.text(fields);
    }

    /** What a text says; nothing where somebody made another thing of it than a fact. */
    static Map<String, String> read(String text) {
        try {
            var fields = JSON.readValue(text, FIELDS);
            if (fields != null) {
                fields.values().removeIf(Objects::isNull);
                return fields;
            }
            return new HashMap<>();
        } catch (JacksonException e) {
            return new HashMap<>();
        }
    }

    private static Map<String, String> fields(Fact fact) {
        var fields = new HashMap<>(fact.content());
        fields.put("kind", fact.kind().name());
        fields.put("about", fact.about());
        fields.put("row", fact.row());
        fields.put("at", fact.at().toString());
        return fields;
    }
}
