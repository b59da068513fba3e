package org.tiaokuai.ledger.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiaokuai.ledger.LeafView;
import tools.jackson.databind.json.JsonMapper;

/** Which leaves of a chain their person is not told yet: a leaf that is deferred says so itself. */
final class Withholding {

    private static final String UNTIL = "deferredUntil";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Withholding() {}

    /** What is told of a leaf that is not. */
    record Untold(String law, String until) {}

    /** @return the law and the last day of those that are withheld on a day, by their place from 0 */
    static Map<Integer, Untold> on(LocalDate day, List<LeafView> chain) {
        var untold = new TreeMap<Integer, Untold>();
        for (int at = 0; at < chain.size(); at++) {
            var text = chain.get(at).text();
            if (text.contains(UNTIL)) {
                var fields = JSON.readTree(text);
                var until = fields.path(UNTIL).asString("");
                if (!until.isEmpty() && !LocalDate.parse(until).isBefore(day)) {
                    untold.put(at, new Untold(fields.path("deferral").asString(""), until));
                }
            }
        }
        return untold;
    }
}
