package org.tiaokuai.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 12);

    private static final List<Arrangement> SHIPPED =
            Published.days().stream().collect(Collectors.groupingBy(ExceptionDay::sourceYear)).entrySet().stream()
                    .map(year -> new Arrangement(
                            year.getKey(),
                            Instant.EPOCH,
                            null,
                            year.getKey(),
                            true,
                            "",
                            year.getValue().stream()
                                    .map(day -> new Day(day.day(), day.name(), day.isOff()))
                                    .toList()))
                    .toList();

    private static Day off(String date, String name) {
        return new Day(LocalDate.parse(date), name, true);
    }

    private static Day work(String date, String name) {
        return new Day(LocalDate.parse(date), name, false);
    }

    /** The days that the law fixes, and a Spring Festival with a Saturday that is worked for it. */
    private static List<Day> arranged(int year) {
        return Stream.concat(
                        StatutoryDays.of(year).stream().map(day -> new Day(day.day(), day.name(), true)),
                        Stream.of(
                                off(year + "-02-05", "春节"),
                                off(year + "-02-08", "春节"),
                                off(year + "-02-09", "春节"),
                                work(year + "-02-20", "春节")))
                .toList();
    }

    private static HolidayNotice whole(int year, List<Day> days) {
        return new HolidayNotice(
                "国务院办公厅关于" + year + "年部分节假日安排的通知", "国办发明电〔2026〕7号", TODAY.minusDays(2), year, true, "", days);
    }

    private static HolidayNotice some(LocalDate on, int year, String division, Day... days) {
        return new HolidayNotice("关于调整的通知", "", on, year, false, division, List.of(days));
    }

    private static List<Fault> faults(HolidayNotice notice, Arrangement... more) {
        var known = new ArrayList<>(SHIPPED);
        known.addAll(List.of(more));
        return new Doubts(notice, known, TODAY).all().stream().map(Doubt::fault).toList();
    }

    private static Stream<HolidayNotice> faulty(Fault fault) {
        var good = arranged(2027);
        return switch (fault) {
            case EMPTY -> Stream.of(some(TODAY, 2026, ""), whole(2027, List.of()));
            case CONTRADICTION ->
                Stream.of(
                        some(TODAY, 2026, "", off("2026-12-31", "元旦"), work("2026-12-31", "元旦")),
                        some(TODAY, 2026, "", off("2026-12-31", "元旦"), off("2026-12-31", "除夕")));
            case FAR_DAY ->
                Stream.of(
                        some(TODAY, 2026, "", off("2027-03-01", "元旦")), some(TODAY, 2026, "", off("2025-06-01", "元旦")));
            case FAR_YEAR ->
                Stream.of(
                        whole(2029, arranged(2029)),
                        some(TODAY, 2027, "", off("2027-02-08", "春节")),
                        some(TODAY, 2024, "320200", off("2024-12-31", "地方节日")),
                        whole(2005, arranged(2005)));
            case STATUTORY_DAY_MISSING -> Stream.of(whole(2027, List.of(off("2027-02-08", "春节"))));
            case STATUTORY_DAY_WORKED ->
                Stream.of(whole(
                        2027,
                        good.stream()
                                .map(day -> day.date().equals(LocalDate.of(2027, 10, 2))
                                        ? new Day(day.date(), day.name(), false)
                                        : day)
                                .toList()));
            case WRONG_DATE ->
                Stream.of(
                        some(TODAY.plusDays(1), 2026, "", off("2026-12-31", "元旦")),
                        some(LocalDate.of(2024, 12, 31), 2026, "", off("2026-12-31", "元旦")));
            case DIVISION ->
                Stream.of(
                        some(TODAY, 2026, "3202", off("2026-12-31", "元旦")),
                        some(TODAY, 2026, "999999", off("2026-12-31", "元旦")),
                        some(TODAY, 2026, "032020", off("2026-12-31", "元旦")));
            case LOCAL_YEAR ->
                Stream.of(new HolidayNotice(
                        "无锡市2026年放假安排", "", TODAY, 2026, true, "320200", List.of(off("2026-12-31", "元旦"))));
            case PAST_DAY ->
                Stream.of(
                        some(TODAY, 2026, "", off("2026-11-11", "补休")),
                        some(TODAY, 2026, "320200", off("2026-12-31", "元旦"), work("2026-11-07", "元旦")));
            case SAME_DATE, KNOWN -> Stream.of();
        };
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
        return new Arrangement(id, Instant.EPOCH, on, year, whole, division, List.of(days));
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
