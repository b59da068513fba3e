package org.tiaokuai.ledger.internal;

import java.util.HashMap;
import org.tiaokuai.ledger.Fact;

/** What is hashed of a fact. */
final class FactText {

    private FactText() {}

    static String of(Fact fact) {
        var fields = new HashMap<>(fact.content());
        fields.put("kind", fact.kind().name());
        fields.put("about", fact.about());
        fields.put("row", fact.row());
        fields.put("at", fact.at().toString());
        return Canonical.text(fields);
    }
}
