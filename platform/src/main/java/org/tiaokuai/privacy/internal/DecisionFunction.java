package org.tiaokuai.privacy.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** Pure: the first rule that speaks of a read decides it, and what no rule speaks of is refused. */
final class DecisionFunction {

    private static final Rule NOBODY_SAID_YES =
            new Rule("NONE", Requester.Kind.PUBLIC, Purpose.LIST, null, Ruling.REFUSE, "个人信息保护法第六条");

    private final List<Rule> rules;

    DecisionFunction(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    static DecisionFunction shipped() {
        var stream = Objects.requireNonNull(DecisionFunction.class.getResourceAsStream("/privacy/rules.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return new DecisionFunction(
                    reader.lines().skip(1).map(DecisionFunction::rule).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rule decide(Reading reading, Grade grade) {
        return decide(reading.requester().kind(), reading.purpose(), grade);
    }

    Rule decide(Requester.Kind requester, Purpose purpose, Grade grade) {
        return rules.stream()
                .filter(rule -> rule.speaksOf(requester, purpose, grade))
                .findFirst()
                .orElse(NOBODY_SAID_YES);
    }

    private static Rule rule(String line) {
        var cells = line.split(",", -1);
        return new Rule(
                cells[0],
                Requester.Kind.valueOf(cells[1]),
                Purpose.valueOf(cells[2]),
                cells[3].equals("*") ? null : Grade.valueOf(cells[3]),
                Ruling.valueOf(cells[4]),
                cells[5]);
    }
}
