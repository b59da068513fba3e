package org.tiaokuai.privacy.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.RecordedReads.Ruled;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.internal.Rule.Need;

/**
 * Pure: of the rules that hold on the day of a read the first that speaks of it decides it, and what none speaks of is
 * refused.
 */
final class DecisionFunction {

    /** The numbers of the versions that come with the program. */
    private static final List<Integer> SHIPPED = List.of(1, 2);

    private static final Rule NOBODY_SAID_YES = new Rule(
            "NONE", Requester.Kind.PUBLIC, Purpose.LIST, null, Set.of(), Set.of(), Ruling.REFUSE, "个人信息保护法第六条");

    private final List<RuleSet> sets;

    /** @param sets in any order */
    DecisionFunction(List<RuleSet> sets) {
        this.sets = sets.stream()
                .sorted(Comparator.comparing(RuleSet::from).reversed())
                .toList();
    }

    /**
     * What holds for a read of a case besides what the reader says.
     *
     * @param reason that this reader stated a short time ago
     * @param frozen whether the person had the use of the case stopped
     */
    record Circumstances(@Nullable Reason reason, boolean frozen) {

        static final Circumstances NONE = new Circumstances(null, false);

        /** Who carries out an order reads for it, and not for the work on the case. */
        Reading of(Reading wish) {
            return reason == null || reason.order() == null
                    ? wish
                    : wish.with(Purpose.ORDER, reason.order().law());
        }
    }

    static DecisionFunction shipped() {
        return new DecisionFunction(SHIPPED.stream().map(RuleSet::shipped).toList());
    }

    List<RuleSet> sets() {
        return sets;
    }

    Rule decide(Reading reading, Circumstances circumstances, Grade grade) {
        return holding(reading.at()).stream()
                .flatMap(set -> set.rules().stream())
                .filter(rule -> rule.speaksOf(reading, circumstances, grade))
                .findFirst()
                .orElse(NOBODY_SAID_YES);
    }

    /** Those of a version that go by these names; none where the version is not known here, or one of them is not in it. */
    List<Ruled> rules(int version, List<String> names) {
        var rules = sets.stream()
                .filter(set -> set.version() == version)
                .flatMap(set -> Stream.concat(set.rules().stream(), Stream.of(NOBODY_SAID_YES)))
                .filter(rule -> names.contains(rule.id()))
                .map(rule -> new Ruled(rule.grade(), rule.roles(), rule.needs().contains(Need.CASE), rule.ruling()))
                .toList();
        return rules.size() == names.size() ? rules : List.of();
    }

    /** The version that holds at a moment; none before the first. */
    Optional<RuleSet> holding(Instant at) {
        var day = LocalDate.ofInstant(at, Text.ZONE);
        return sets.stream().filter(set -> !set.from().isAfter(day)).findFirst();
    }
}
