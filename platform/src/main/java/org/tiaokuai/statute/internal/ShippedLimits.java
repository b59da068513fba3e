package org.tiaokuai.statute.internal;

import java.util.HashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.statute.LimitDrafts.Draft;
import org.tiaokuai.statute.LimitRule;

/**
 * The versions of time limits are those that came with the program, which have no leaves, and those that the legal office
 * approved, which are what was drawn up.
 */
@Component
class ShippedLimits implements Comparison {

    private final LimitRows rows;
    private final LimitDraftRows drafts;

    ShippedLimits(LimitRows rows, LimitDraftRows drafts) {
        this.rows = rows;
        this.drafts = drafts;
    }

    @Override
    public void run(Consumer<Finding> found) {
        var told = new HashMap<>(StatuteService.byVersion(ShippedLimit.shipped()));
        told.putAll(StatuteService.byVersion(
                drafts.approved().stream().map(Draft::rule).toList()));
        for (var stored : rows.all()) {
            var rule = told.remove(StatuteService.key(stored));
            if (rule == null) {
                found.accept(finding(Fault.UNRECORDED, stored, "", stored.toString()));
            } else if (!rule.equals(stored)) {
                found.accept(finding(Fault.CONTRADICTED, stored, rule.toString(), stored.toString()));
            }
        }
        told.values().forEach(rule -> found.accept(finding(Fault.DELETED, rule, rule.toString(), "")));
    }

    private static Finding finding(Fault fault, LimitRule rule, String recorded, String standing) {
        return new Finding(
                fault, Fact.Kind.LIMIT_RULE.name(), rule.id(), String.valueOf(rule.version()), recorded, standing);
    }
}
