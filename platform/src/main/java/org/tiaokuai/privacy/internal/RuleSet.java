package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.privacy.internal.Rule.Need;

/**
 * One version of the rules; it is data and never changes. A change is another version with a later day.
 *
 * @param from the first day on which it holds
 * @param fingerprint of the file
 */
record RuleSet(int version, LocalDate from, List<Rule> rules, String fingerprint) {

    RuleSet {
        rules = List.copyOf(rules);
    }

    /** Those that decide nothing about a case whose use was stopped; none in a version that knows of no stopping. */
    List<String> notWhenStopped() {
        boolean stops = rules.stream().anyMatch(rule -> rule.needs().contains(Need.FROZEN));
        return IntStream.range(0, rules.size())
                .filter(at -> rules.subList(0, at).stream().anyMatch(rules.get(at)::endedBy)
                        || stops && rules.get(at).worksOnOpenCases())
                .mapToObj(at -> rules.get(at).id())
                .toList();
    }

    /** As it came with the program: {@code rules-1.csv} and so on; the first line names the first day. */
    static RuleSet shipped(int version) {
        var name = "/privacy/rules-" + version + ".csv";
        try (var file = Objects.requireNonNull(RuleSet.class.getResourceAsStream(name))) {
            return read(version, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSet read(int version, String text) {
        var lines = text.lines().toList();
        return new RuleSet(
                version,
                LocalDate.parse(lines.getFirst().substring("from,".length())),
                lines.stream().skip(2).map(Rule::read).toList(),
                Veiled.text(text));
    }
}
