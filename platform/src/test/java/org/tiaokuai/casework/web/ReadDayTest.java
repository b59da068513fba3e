package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiaokuai.privacy.ReadView;

/** Reads that hid the same are one line of a day, and those that hid otherwise are not. */
class ReadDayTest {

    private static final Instant MORNING = Instant.parse("2026-12-15T01:00:00Z");

    private static ReadView read(
            long id, String reason, List<String> given, List<String> masked, List<String> refused) {
        var at = MORNING.plusSeconds(id);
        return new ReadView(id, at, "卫健委　方立", "FOLLOW_UP", "依据", "事项", "20261215-1", reason, given, masked, refused);
    }

    @Test
    void aPageThatWasLookedAtTwiceIsOneLine() {
        var first = read(1, "", List.of("applicant"), List.of("number"), List.of());
        var again = read(2, "", List.of("applicant", "letter"), List.of("number"), List.of());
        var days = ReadDay.of(List.of(again, first));
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().together().given()).containsExactly("applicant", "letter");
    }

    @Test
    void whatWasSeenBeforeItWasStoppedIsNotMixedWithWhatWasRefusedAfter() {
        var seen = read(1, "", List.of("applicant"), List.of("number"), List.of());
        var refused = read(2, "", List.of(), List.of(), List.of("applicant", "number"));
        assertThat(ReadDay.of(List.of(refused, seen)))
                .extracting(day -> day.together().refused())
                .containsExactly(List.of("applicant", "number"), List.of());
    }

    @Test
    void aStatedReasonIsALineOfItsOwn() {
        var masked = read(1, "", List.of("applicant"), List.of("number"), List.of());
        var whole = read(2, "本人到场", List.of("applicant", "number"), List.of(), List.of());
        assertThat(ReadDay.of(List.of(whole, masked))).hasSize(2);
    }
}
