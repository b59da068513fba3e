package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tiaokuai.ledger.Veiled;

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
