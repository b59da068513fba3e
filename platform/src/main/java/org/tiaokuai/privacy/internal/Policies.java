package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiaokuai.privacy.Policy;
import org.tiaokuai.privacy.Policy.Assessment;
import org.tiaokuai.privacy.Policy.Gift;
import org.tiaokuai.privacy.Policy.Retention;
import org.tiaokuai.privacy.Policy.Use;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reasons.Power;
import org.tiaokuai.privacy.internal.Rule.Need;

/** Reads what is said of purposes, and holds that each was weighed before it was used. */
final class Policies {

    private static final int KEPT_YEARS = 3;

    private Policies() {}

    static Policy shipped(RuleSet rules) {
        return of(lines("purposes"), lines("assessments"), lines("retention"), rules);
    }

    static Policy of(List<String[]> purposes, List<String[]> assessments, List<String[]> retention, RuleSet rules) {
        Map<String, Assessment> weighed = assessments.stream()
                .map(Policies::assessment)
                .collect(Collectors.toMap(Assessment::id, Function.identity()));
        var uses = purposes.stream().map(cells -> use(cells, weighed, rules)).toList();
        Arrays.stream(Purpose.values())
                .filter(purpose -> uses.stream().noneMatch(use -> use.purpose() == purpose))
                .findFirst()
                .ifPresent(purpose -> {
                    throw new IllegalStateException("Nothing is said of the purpose " + purpose);
                });
        return new Policy(uses, retention.stream().map(Policies::retention).toList());
    }

    private static Use use(String[] cells, Map<String, Assessment> weighed, RuleSet rules) {
        var purpose = Purpose.valueOf(cells[0]);
        var assessment = weighed.get(cells[1]);
        if (assessment == null
                || assessment.on().isAfter(rules.from())
                || assessment.keptUntil().isBefore(assessment.on().plusYears(KEPT_YEARS))) {
            throw new IllegalStateException(
                    "The purpose " + purpose + " has no impact assessment from before its use (个人信息保护法 art. 55, 56)");
        }
        var gifts = rules.rules().stream()
                .filter(rule -> rule.purpose() == purpose)
                .map(Policies::gift)
                .toList();
        return new Use(purpose, cells[2], cells[3], cells[4], assessment, gifts);
    }

    private static Gift gift(Rule rule) {
        var grade = rule.grade();
        return new Gift(
                rule.id(),
                rule.requester(),
                grade == null ? "" : grade.name(),
                condition(rule),
                rule.ruling(),
                rule.law());
    }

    /** What anybody should know of when a rule speaks; the rest is how each read is. */
    private static String condition(Rule rule) {
        return Stream.of(Need.FROZEN, Need.ORDER, Need.REASON)
                .filter(rule.needs()::contains)
                .map(Need::name)
                .collect(Collectors.joining("_"));
    }

    private static Assessment assessment(String[] cells) {
        return new Assessment(
                cells[0], LocalDate.parse(cells[1]), LocalDate.parse(cells[2]), cells[3], cells[4], cells[5]);
    }

    private static Retention retention(String[] cells) {
        return new Retention(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]);
    }

    /** By which laws others may order data. */
    static List<Power> powers() {
        return lines("powers").stream()
                .map(cells -> new Power(cells[0], cells[1], cells[2], Integer.parseInt(cells[3])))
                .toList();
    }

    private static List<String[]> lines(String name) {
        try (var file = Objects.requireNonNull(Policies.class.getResourceAsStream("/privacy/" + name + ".csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
