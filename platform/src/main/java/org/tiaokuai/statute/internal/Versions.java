package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Basis;

/** Which version of a rule binds a case: that of its start, unless a later one takes hold of pending cases. */
final class Versions {

    private final CaseFacts facts;
    private final RuleBook book;
    private final Instant start;
    private final LocalDate day;

    Versions(CaseFacts facts, RuleBook book, Instant start) {
        this.facts = facts;
        this.book = book;
        this.start = start;
        this.day = Moments.day(start);
    }

    /** A rule of this case of which no version held at its start. */
    Optional<String> missing() {
        return facts.rules().ids().values().stream()
                .filter(id -> first(id) == null)
                .sorted()
                .findFirst();
    }

    private @Nullable LimitRule first(String id) {
        return book.chosen(id, day, facts.profile(), start);
    }

    @Nullable
    LimitRule of(Duty duty, Instant moment) {
        var id = facts.rules().ids().get(duty);
        if (id == null) {
            return null;
        }
        var chosen = first(id);
        var since = start;
        for (var rule : book.versions(id)) {
            if (takesHold(rule)
                    && !effect(rule).isAfter(moment)
                    && !effect(rule).isBefore(since)) {
                chosen = rule;
                since = effect(rule);
            }
        }
        return chosen;
    }

    /** By which text a step does not count that pauses this limit; none where the limit is no rule's. */
    @Nullable
    Basis exclusion(@Nullable LimitRule rule, Instant moment) {
        return rule == null ? null : book.exclusion(rule.basis().instrument(), Moments.day(moment), facts.profile());
    }

    /** When later versions took hold of this case, in their order. */
    List<Instant> changes() {
        return facts.rules().ids().values().stream()
                .flatMap(id -> book.versions(id).stream())
                .filter(this::takesHold)
                .map(Versions::effect)
                .distinct()
                .sorted()
                .toList();
    }

    private boolean takesHold(LimitRule rule) {
        return rule.adoption().pendingToo()
                && rule.profiles().contains(facts.profile())
                && effect(rule).isAfter(start);
    }

    /** It is not in force before its day, nor before it was approved. */
    private static Instant effect(LimitRule rule) {
        var from = rule.validFrom() == null ? Instant.MIN : Moments.begin(rule.validFrom());
        var approved = rule.adoption().approvedAt();
        return approved == null ? from : Moments.later(from, approved);
    }
}
