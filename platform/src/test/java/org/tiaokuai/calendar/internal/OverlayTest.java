package org.tiaokuai.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tiaokuai.calendar.internal.Arranged.TODAY;
import static org.tiaokuai.calendar.internal.Arranged.arranged;
import static org.tiaokuai.calendar.internal.Arranged.faulty;
import static org.tiaokuai.calendar.internal.Arranged.off;
import static org.tiaokuai.calendar.internal.Arranged.some;
import static org.tiaokuai.calendar.internal.Arranged.whole;
import static org.tiaokuai.calendar.internal.Arranged.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotice.Day;
import org.tiaokuai.calendar.HolidayNotices.Doubt;
import org.tiaokuai.calendar.HolidayNotices.Fault;

/** Notices beside one another: which of them counts, and what is wrong with one. */
class OverlayTest {

    private static final List<Arrangement> SHIPPED =
            Published.days().stream().collect(Collectors.groupingBy(ExceptionDay::sourceYear)).entrySet().stream()
                    .map(year -> new Arrangement(
                            year.getKey(),
                            Instant.EPOCH,
                            null,
                            year.getKey(),
                            true,
                            "",
                            "",
                            year.getValue().stream()
                                    .map(day -> new Day(day.day(), day.name(), day.isOff()))
                                    .toList()))
                    .toList();

    private static List<Fault> faults(HolidayNotice notice, Arrangement... more) {
        var known = new ArrayList<>(SHIPPED);
        known.addAll(List.of(more));
        return new Doubts(notice, known, TODAY).all().stream().map(Doubt::fault).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"SAME_DATE", "KNOWN", "DIVISION", "PAST_DAY"})
    void eachFaultIsFound(Fault fault) {
        assertThat(faulty(fault)).isNotEmpty().allSatisfy(notice -> assertThat(faults(notice))
                .contains(fault));
    }

    @Test
    void whatIsRightRaisesNoDoubt() {
        assertThat(faults(whole(2027, arranged(2027)))).isEmpty();
        assertThat(faults(some(TODAY, 2026, "", off("2026-12-31", "元旦")))).isEmpty();
        assertThat(faults(some(TODAY, 2026, "320200", off("2026-12-31", "元旦")))).isEmpty();
        assertThat(faults(some(TODAY, 2026, "", off("2025-11-27", "元旦"), off("2027-02-04", "元旦"))))
                .as("the weeks beside")
                .isEmpty();
        assertThat(faults(some(TODAY, 2026, "", off("2025-11-26", "元旦"))).getFirst())
                .isEqualTo(Fault.FAR_DAY);
        assertThat(faults(some(TODAY, 2026, "", off("2027-02-05", "元旦"))).getFirst())
                .isEqualTo(Fault.FAR_DAY);
        assertThat(faults(some(TODAY, 2026, "", off("2026-12-31", "元旦"), off("2026-12-31", "元旦"))))
                .as("the same said twice")
                .isEmpty();
    }

    private static Arrangement known(
            long id, @Nullable LocalDate on, int year, boolean whole, String division, Day... days) {
        return new Arrangement(id, Instant.EPOCH, on, year, whole, division, "《" + id + "》", List.of(days));
    }

    @Test
    void theSameOrTwoOfOneDayAreDoubted() {
        var before = known(99, TODAY, 2026, false, "", off("2026-12-31", "元旦"));
        assertThat(faults(some(TODAY, 2026, "", off("2026-12-31", "元旦")), before))
                .containsExactly(Fault.KNOWN);
        assertThat(faults(some(TODAY, 2026, "", off("2026-12-30", "元旦")), before))
                .containsExactly(Fault.SAME_DATE);
        assertThat(faults(some(TODAY, 2026, "320200", off("2026-12-30", "元旦")), before))
                .as("of another division")
                .isEmpty();
        assertThat(faults(some(TODAY.minusDays(1), 2026, "", off("2026-12-30", "元旦")), before))
                .isEmpty();
    }

    private static List<ExceptionDay> laid(Arrangement... arrangements) {
        return Overlay.of(List.of(arrangements));
    }

    @Test
    void aWholeYearTakesThePlaceOfThatYearAndDaysOnlyOfThemselves() {
        var first = known(1, null, 2026, true, "", off("2026-01-01", "元旦"), off("2026-05-01", "劳动节"));
        var other = known(2, null, 2027, true, "", off("2026-12-31", "元旦"));
        var local = known(3, TODAY, 2026, false, "320200", off("2026-11-20", "地方节日"));
        var some = known(4, TODAY, 2026, false, "", work("2026-05-01", "劳动节"));
        var again = known(5, TODAY, 2026, true, "", off("2026-10-01", "国庆节"));
        assertThat(laid(first, other, some))
                .extracting(ExceptionDay::day, ExceptionDay::isOff, ExceptionDay::sourceYear)
                .containsExactly(
                        tuple(LocalDate.of(2026, 1, 1), true, 2026),
                        tuple(LocalDate.of(2026, 5, 1), false, 2026),
                        tuple(LocalDate.of(2026, 12, 31), true, 2027));
        assertThat(laid(first, other, local, again))
                .extracting(ExceptionDay::day)
                .containsExactly(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 320200000000, true",
        "'', '', true",
        "320000, 320200000000, true",
        "320200, 320200000000, true",
        "320200, 320206000000, true",
        "320206, 320206001000, true",
        "320206, 320200000000, false",
        "320200, 320000000000, false",
        "320200, '', false",
        "110000, 320200000000, false",
        "320100, 320200000000, false"
    })
    void aNoticeHoldsInItsDivisionAndBelow(String division, String place, boolean holds) {
        assertThat(known(1, TODAY, 2026, false, division, off("2026-11-20", "节"))
                        .holdsIn(place))
                .isEqualTo(holds);
    }
}
