package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Reckoning.Laws;

/** All versions of all rules, of which each day chooses at most one of each id. */
final class RuleBook {

    private final Map<String, List<LimitRule>> versions;
    private final List<LimitRule> exclusions;

    RuleBook(List<LimitRule> rules) {
        versions = rules.stream()
                .sorted(Comparator.comparing(LimitRule::version))
                .collect(Collectors.groupingBy(LimitRule::id, TreeMap::new, Collectors.toUnmodifiableList()));
        versions.values().forEach(RuleBook::refuseTwoAtOnce);
        exclusions = rules.stream()
                .filter(rule -> rule.start() == Event.EXCLUDED_STEP_BEGUN)
                .toList();
    }

    /**
     * Where two versions hold at once, they do so on the first day of one of them, or ever since. What the legal office
     * approved may, for the program tells of no end that it could not know of.
     */
    private static void refuseTwoAtOnce(List<LimitRule> all) {
        var versions = all.stream()
                .filter(rule -> rule.adoption().approvedAt() == null)
                .toList();
        for (var profile : Profile.values()) {
            var days = Stream.concat(Stream.of(LocalDate.MIN), versions.stream().flatMap(RuleBook::firstDay));
            days.filter(day -> versions.stream()
                                    .filter(rule -> rule.holds(day, profile))
                                    .count()
                            > 1)
                    .findFirst()
                    .ifPresent(day -> {
                        throw new IllegalStateException(
                                "Two versions of " + versions.getFirst().id() + " hold at once, " + profile);
                    });
        }
    }

    private static Stream<LocalDate> firstDay(LimitRule rule) {
        return Stream.ofNullable(rule.validFrom());
    }

    List<LimitRule> inForce(LocalDate day, Profile profile) {
        return versions.keySet().stream()
                .flatMap(id -> rule(id, day, profile).stream())
                .toList();
    }

    Optional<LimitRule> rule(String id, LocalDate day, Profile profile) {
        return Optional.ofNullable(chosen(id, day, profile, Instant.MAX));
    }

    /** Of those that hold, the one that came last; what was approved later was not known at that moment. */
    @Nullable
    LimitRule chosen(String id, LocalDate day, Profile profile, Instant moment) {
        @Nullable LimitRule chosen = null;
        for (var rule : versions(id)) {
            if (rule.holds(day, profile)
                    && rule.known(moment)
                    && (chosen == null || !begins(rule).isBefore(begins(chosen)))) {
                chosen = rule;
            }
        }
        return chosen;
    }

    private static LocalDate begins(LimitRule rule) {
        return rule.validFrom() == null ? LocalDate.MIN : rule.validFrom();
    }

    List<LimitRule> versions(String id) {
        return versions.getOrDefault(id, List.of());
    }

    /** By what a count begins, its end moves, and days are off; these are rules like all others, with versions of their own. */
    Laws laws(LocalDate day) {
        return new Laws(law("CIV-START", day), law("CIV-END", day), law("CIV-WEEK", day), law("CIV-HOLIDAYS", day));
    }

    /** The article of the same text that says what does not count. */
    @Nullable
    Basis exclusion(String instrument, LocalDate day, Profile profile) {
        return exclusions.stream()
                .filter(rule -> rule.basis().instrument().equals(instrument) && rule.holds(day, profile))
                .findFirst()
                .map(LimitRule::basis)
                .orElse(null);
    }

    private @Nullable Basis law(String id, LocalDate day) {
        var rule = chosen(id, day, Profile.PRESENT, Instant.MAX);
        return rule == null ? null : rule.basis();
    }
}
