package org.tiaokuai.ledger.internal;

import java.util.HashMap;
import java.util.Map;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Fact;

/** What is hashed of a fact. */
final class FactText {

    static final String NUMBER = "number";
    static final String PREVIOUS = "previous";

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

    private static Map<String, String> fields(Fact fact) {
        var fields = new HashMap<>(fact.content());
        fields.put("kind", fact.kind().name());
        fields.put("about", fact.about());
        fields.put("row", fact.row());
        fields.put("at", fact.at().toString());
        return fields;
    }
}
