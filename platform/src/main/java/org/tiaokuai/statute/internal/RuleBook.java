package org.tiaokuai.statute.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;

/** All versions of all rules, of which each day chooses at most one of each id. */
final class RuleBook {

    private final Map<String, List<LimitRule>> versions;

    RuleBook(List<LimitRule> rules) {
        versions = rules.stream()
                .sorted(Comparator.comparing(LimitRule::version))
                .collect(Collectors.groupingBy(LimitRule::id, TreeMap::new, Collectors.toList()));
        versions.values().forEach(RuleBook::refuseTwoAtOnce);
    }

    /** Where two versions hold at once, they do so on the first day of one of them, or ever since. */
    private static void refuseTwoAtOnce(List<LimitRule> versions) {
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
        return versions.values().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.holds(day, profile))
                .toList();
    }

    Optional<LimitRule> rule(String id, LocalDate day, Profile profile) {
        return versions(id).stream().filter(rule -> rule.holds(day, profile)).findFirst();
    }

    List<LimitRule> versions(String id) {
        return List.copyOf(versions.getOrDefault(id, List.of()));
    }
}
