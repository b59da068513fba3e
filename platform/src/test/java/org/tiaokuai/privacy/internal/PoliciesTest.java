package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.privacy.Policy;
import org.tiaokuai.privacy.Purpose;

class PoliciesTest {

    private static final RuleSet RULES = RuleSet.shipped(2);

    private static Policy policy(String assessment, int purposes) {
        var lines = new ArrayList<String[]>();
        Arrays.stream(Purpose.values())
                .limit(purposes)
                .forEach(purpose -> lines.add(new String[] {purpose.name(), "PIA-1", "法", "为了什么", "what for"}));
        return Policies.of(lines, List.<String[]>of(assessment.split(",", -1)), List.of(), RULES);
    }

    @Test
    void everyPurposeThatCameWithTheProgramWasWeighedAndEveryRuleBelongsToOne() {
        var policy = Policies.shipped(RULES);
        assertThat(policy.uses()).extracting(Policy.Use::purpose).containsExactlyInAnyOrder(Purpose.values());
        assertThat(policy.uses().stream().mapToInt(use -> use.gifts().size()).sum())
                .isEqualTo(RULES.rules().size());
        assertThat(policy.retentions()).isNotEmpty();
    }

    @Test
    void oneThatWasWeighedInTimeAndIsKeptLongEnoughServes() {
        assertThat(policy("PIA-1,2021-10-31,2024-10-31,必要,风险,措施", Purpose.values().length)
                        .uses())
                .hasSameSizeAs(Purpose.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PIA-2,2021-10-31,2031-10-31,必要,风险,措施",
                "PIA-1,2026-12-01,2031-10-31,必要,风险,措施",
                "PIA-1,2021-10-31,2024-10-30,必要,风险,措施"
            })
    void aPurposeThatNobodyWeighedInTimeStopsTheStart(String assessment) {
        assertThatThrownBy(() -> policy(assessment, Purpose.values().length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("impact assessment");
    }

    @Test
    void aPurposeOfWhichNothingIsSaidStopsTheStart() {
        assertThatThrownBy(() -> policy("PIA-1,2021-10-31,2031-10-31,必要,风险,措施", Purpose.values().length - 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Purpose.values()[Purpose.values().length - 1].name());
    }
}
