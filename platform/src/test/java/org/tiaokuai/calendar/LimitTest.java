package org.tiaokuai.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.calendar.Limit.Unit;

class LimitTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    @ParameterizedTest
    @CsvSource({"0, DAY", "3650, DAY", "3650, WORKING_DAY", "121, MONTH", "10, YEAR"})
    void takesWhatARuleMayGrant(int amount, Unit unit) {
        assertThat(new Limit(amount, unit).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, DAY",
        "-1, WORKING_DAY",
        "3651, DAY",
        "3651, WORKING_DAY",
        "122, MONTH",
        "11, YEAR",
        "2147483647, YEAR",
        "-2147483648, MONTH"
    })
    void refusesNegativeAndAbsurdAmounts(int amount, Unit unit) {
        assertThatThrownBy(() -> new Limit(amount, unit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hoursMayBeAsLongAsOtherLimitsAndNoLonger() {
        assertThat(new Hours(Hours.MOST).amount()).isEqualTo(87_600);
        assertThatThrownBy(() -> new Hours(Hours.MOST + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyCalendarPeriodsCanEndOnADayOffAndMove() {
        assertThat(new Limit(60, Unit.DAY).endMoves()).isTrue();
        assertThat(new Limit(60, Unit.DAY).withFixedEnd().endMoves()).isFalse();
        assertThat(new Limit(20, Unit.WORKING_DAY)).isEqualTo(new Limit(20, Unit.WORKING_DAY, false));
    }

    @Test
    void aDeadlineThatLeavesADayUnexplainedIsRefused() {
        var start = new Stretch(DAY, DAY, Stretch.Kind.START, "", 0, 0);
        var later = new Stretch(DAY.plusDays(2), DAY.plusDays(2), Stretch.Kind.COUNTED, "", 1, 1);
        var limit = new Limit(1, Unit.DAY);
        assertThatThrownBy(() -> new Deadline(DAY, limit, DAY.plusDays(2), List.of(start, later), false))
                .hasMessage("Nothing explains 2024-09-03");
        assertThatThrownBy(() -> new Deadline(DAY, limit, DAY.plusDays(1), List.of(start), false))
                .hasMessage("The explanation does not end with 2024-09-03");
        assertThatThrownBy(() -> new Deadline(DAY, limit, DAY, List.of(), false))
                .hasMessage("The explanation does not end with 2024-09-02");
        assertThatThrownBy(() -> new Stretch(DAY, DAY.minusDays(1), Stretch.Kind.COUNTED, "", 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
