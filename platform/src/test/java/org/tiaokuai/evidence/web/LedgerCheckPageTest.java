package org.tiaokuai.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

class LedgerCheckPageTest {

    private static List<String> otherwise(Fault fault, String recorded, String standing) {
        return LedgerCheckPage.otherwise(new Finding(fault, "CASE_EVENT", "N", "1", recorded, standing));
    }

    @Test
    void whatARowSaysOtherwiseIsNamedFieldByField() {
        var recorded = "{\"at\":\"1\",\"content\":\"x\",\"event\":\"SUBMIT\",\"gone\":\"1\",\"version\":\"1\"}";
        var standing = "{\"at\":\"1\",\"came\":\"1\",\"content\":\"\",\"event\":\"SUBMIT\",\"version\":\"2\"}";
        assertThat(otherwise(Fault.ALTERED, recorded, standing))
                .startsWith("version", "content")
                .containsExactlyInAnyOrder("version", "content", "gone", "came");
        assertThat(otherwise(Fault.REDATED, "{\"at\":\"1\"}", "{\"at\":\"2\"}")).containsExactly("at");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ALTERED", "REDATED"})
    void whereThereAreNoTwoStoriesOfOneRowNothingIsCompared(Fault fault) {
        assertThat(otherwise(fault, "{\"at\":\"1\"}", "{\"at\":\"2\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "{", "{\"at\":[1]}"})
    void whatIsNoStoryIsNotTakenForOne(String story) {
        assertThat(otherwise(Fault.ALTERED, story, "{\"at\":\"2\"}")).containsExactly("at");
        assertThat(otherwise(Fault.ALTERED, story, story)).isEmpty();
    }
}
