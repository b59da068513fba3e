package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester.Kind;

class DecisionFunctionTest {

    private final DecisionFunction decisions = DecisionFunction.shipped();

    @ParameterizedTest
    @CsvFileSource(resources = "/privacy/golden.csv", numLinesToSkip = 1)
    void everyReadIsDecidedAsTheGoldenTableSays(Kind requester, Purpose purpose, Grade grade, Ruling ruling) {
        assertThat(decisions.decide(requester, purpose, grade).ruling()).isEqualTo(ruling);
    }

    @Test
    void theGoldenTableLeavesNoReadOut() throws Exception {
        try (var table = getClass().getResourceAsStream("/privacy/golden.csv")) {
            assertThat(table).isNotNull();
            var lines = new LinkedHashSet<>(new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .toList());
            assertThat(lines).containsExactlyInAnyOrderElementsOf(everyRead().toList());
        }
    }

    private static Stream<String> everyRead() {
        return Arrays.stream(Kind.values()).flatMap(kind -> Arrays.stream(Purpose.values())
                .flatMap(purpose -> Arrays.stream(Grade.values()).map(grade -> kind + "," + purpose + "," + grade)));
    }

    @Test
    void whatNoRuleSpeaksOfIsRefusedWithALaw() {
        var nothing = new DecisionFunction(List.of());
        for (var kind : Kind.values()) {
            for (var purpose : Purpose.values()) {
                for (var grade : Grade.values()) {
                    var rule = nothing.decide(kind, purpose, grade);
                    assertThat(rule.ruling()).isEqualTo(Ruling.REFUSE);
                    assertThat(rule.law()).isNotBlank();
                }
            }
        }
    }

    @Test
    void theFirstRuleThatSpeaksOfAReadDecidesIt() {
        var one = new Rule("1", Kind.OFFICER, Purpose.LIST, Grade.NAME, Ruling.MASK, "甲");
        var every = new Rule("2", Kind.OFFICER, Purpose.LIST, null, Ruling.GIVE, "乙");
        assertThat(new DecisionFunction(List.of(one, every)).decide(Kind.OFFICER, Purpose.LIST, Grade.NAME))
                .isEqualTo(one);
        assertThat(new DecisionFunction(List.of(every, one)).decide(Kind.OFFICER, Purpose.LIST, Grade.NAME))
                .isEqualTo(every);
        assertThat(new DecisionFunction(List.of(one, every)).decide(Kind.OFFICER, Purpose.LIST, Grade.HEALTH))
                .isEqualTo(every);
        assertThat(new DecisionFunction(List.of(one, every))
                        .decide(Kind.PUBLIC, Purpose.LIST, Grade.NAME)
                        .ruling())
                .isEqualTo(Ruling.REFUSE);
    }

    @Test
    void rulesCannotBeAddedAfterwards() {
        var rules = new ArrayList<Rule>();
        var decisions = new DecisionFunction(rules);
        rules.add(new Rule("1", Kind.PUBLIC, Purpose.LIST, null, Ruling.GIVE, "甲"));
        assertThat(decisions.decide(Kind.PUBLIC, Purpose.LIST, Grade.NAME).ruling())
                .isEqualTo(Ruling.REFUSE);
        assertThatThrownBy(() -> Ruling.valueOf("GIVE_ALL")).isInstanceOf(IllegalArgumentException.class);
    }
}
