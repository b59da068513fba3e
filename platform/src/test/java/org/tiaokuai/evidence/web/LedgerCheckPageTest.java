package org.tiaokuai.evidence.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.evidence.web.LedgerCheckPage.View;
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Checks.Report;

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

    /** The report before it, be it clean, is not how the ledger stands. */
    @ParameterizedTest
    @EnumSource(Danger.class)
    void whileTheLastCheckBrokeOffNoReportLooksClean(Danger danger) {
        var clean = new Report(Instant.EPOCH, 7, 0, List.of());
        var found = new Report(Instant.EPOCH, 7, 1, List.of());
        var calm = new View(Optional.empty(), false, List.of(), List.of());
        var alarmed = new View(Optional.empty(), false, List.of(new Alarm(danger, Instant.EPOCH, 1)), List.of());
        assertThat(calm.clean(clean)).isTrue();
        assertThat(calm.clean(found)).isFalse();
        assertThat(alarmed.clean(clean)).isEqualTo(danger != Danger.UNCHECKED);
        assertThat(alarmed.clean(found)).isFalse();
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
