package org.tiaokuai.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.calendar.Limit.Unit;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.calendar.Stretch.Kind;
import tools.jackson.databind.json.JsonMapper;

class WorkingCalendarTest {

    private static final Path HOLIDAYS = Path.of("../../shared/data/holidays");

    private final WorkingCalendar calendar = new WorkingCalendar(Published.days());

    @ParameterizedTest(name = "{0} and {1} {2}: {3}, {4}")
    @CsvSource({
        "2024-09-24, 5, WORKING_DAY, 2024-09-30, the Sunday before National Day is worked",
        "2024-09-29, 3, WORKING_DAY, 2024-10-09, over the National Day holiday",
        "2024-05-11, 1, WORKING_DAY, 2024-05-13, a make-up Saturday as start does not count",
        "2024-05-10, 1, WORKING_DAY, 2024-05-11, a make-up Saturday counts",
        "2024-02-08, 1, WORKING_DAY, 2024-02-09, New Year's Eve of 2024 was no day off",
        "2024-02-09, 1, WORKING_DAY, 2024-02-18, and a Sunday is worked after the holiday",
        "2020-01-22, 20, WORKING_DAY, 2020-02-27, the lengthened Spring Festival of 2020",
        "2020-01-23, 1, WORKING_DAY, 2020-02-03, the Monday on which it ended",
        "2024-09-28, 1, WORKING_DAY, 2024-09-29, a Saturday as start",
        "2024-12-10, 60, DAY, 2025-02-08, the last day is a make-up Saturday",
        "2024-08-02, 60, DAY, 2024-10-08, the last day is 1 October",
        "2024-09-01, 12, DAY, 2024-09-13, an ordinary day",
        "2024-09-01, 6, DAY, 2024-09-09, the last day is an ordinary Saturday",
        "2024-01-31, 1, MONTH, 2024-02-29, no corresponding day",
        "2023-01-31, 1, MONTH, 2023-02-28, no corresponding day",
        "2024-02-29, 1, MONTH, 2024-03-29, the corresponding day and not the last",
        "2024-02-29, 1, YEAR, 2025-02-28, no corresponding day",
        "2023-02-28, 1, YEAR, 2024-02-28, the corresponding day and not the last",
        "2024-08-31, 1, MONTH, 2024-09-30, no corresponding day",
        "2023-10-01, 1, YEAR, 2024-10-08, the last day is 1 October",
        "2024-11-30, 3, MONTH, 2025-02-28, over the end of the year",
        "2024-10-01, 0, WORKING_DAY, 2024-10-08, at once on a holiday",
        "2024-09-28, 0, WORKING_DAY, 2024-09-29, at once on a Saturday",
        "2024-09-29, 0, WORKING_DAY, 2024-09-29, at once on a make-up Sunday",
        "2024-10-01, 0, DAY, 2024-10-08, the same day is a day off",
        "2024-09-30, 0, MONTH, 2024-09-30, the same day"
    })
    void countsTheTrapsRight(LocalDate start, int amount, Unit unit, LocalDate due, String why) {
        assertThat(calendar.due(start, new Limit(amount, unit))).as(why).isEqualTo(due);
        assertThat(calendar.deadline(start, new Limit(amount, unit)).due())
                .as(why)
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2024-08-02, 60, DAY, 2024-10-01", "2024-10-01, 0, DAY, 2024-10-01", "2024-02-29, 6, YEAR, 2030-02-28"})
    void aFixedEndDoesNotMove(LocalDate start, int amount, Unit unit, LocalDate due) {
        var deadline = calendar.deadline(start, new Limit(amount, unit).withFixedEnd());
        assertThat(deadline.due()).isEqualTo(due);
        assertThat(deadline.skipped()).isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1} hours: {2}, {3}")
    @CsvSource({
        "2024-09-12T16:30:00, 1, 2024-09-12T17:30:00, an hour",
        "2024-09-30T16:30:15, 24, 2024-10-01T16:30:15, into a holiday and to the second",
        "2024-12-31T23:59:59, 1, 2025-01-01T00:59:59, over the end of the year",
        "2024-02-28T10:00:00, 24, 2024-02-29T10:00:00, the day of a leap year",
        "2023-02-28T10:00:00, 24, 2023-03-01T10:00:00, and of an ordinary one",
        "2024-10-01T08:00:00, 0, 2024-10-01T08:00:00, at once on a holiday"
    })
    void hoursRunByTheClockOverNightsAndDaysOff(LocalDateTime start, int amount, LocalDateTime due, String why) {
        assertThat(new Hours(amount).after(start)).as(why).isEqualTo(due);
    }

    @Test
    void explainsEveryDayOverTheNationalDayHoliday() {
        var deadline = calendar.deadline(LocalDate.of(2024, 9, 27), new Limit(5, Unit.WORKING_DAY));
        assertThat(deadline.stretches())
                .containsExactly(
                        stretch("2024-09-27", "2024-09-27", Kind.START, "", 0, 0),
                        stretch("2024-09-28", "2024-09-28", Kind.WEEKEND, "", 0, 0),
                        stretch("2024-09-29", "2024-09-29", Kind.MAKE_UP, "国庆节", 1, 1),
                        stretch("2024-09-30", "2024-09-30", Kind.COUNTED, "", 2, 2),
                        stretch("2024-10-01", "2024-10-07", Kind.HOLIDAY, "国庆节", 0, 0),
                        stretch("2024-10-08", "2024-10-10", Kind.COUNTED, "", 3, 5));
        assertThat(deadline.skipped())
                .containsExactly(
                        stretch("2024-09-28", "2024-09-28", Kind.WEEKEND, "", 0, 0),
                        stretch("2024-10-01", "2024-10-07", Kind.HOLIDAY, "国庆节", 0, 0));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void explainsWhyTheEndOfACalendarPeriodMoved() {
        var start = LocalDate.of(2024, 8, 2);
        assertThat(calendar.deadline(start, new Limit(60, Unit.DAY)).stretches())
                .containsExactly(
                        stretch("2024-08-02", "2024-08-02", Kind.START, "", 0, 0),
                        stretch("2024-08-03", "2024-10-01", Kind.COUNTED, "", 1, 60),
                        stretch("2024-10-02", "2024-10-07", Kind.HOLIDAY, "国庆节", 0, 0),
                        stretch("2024-10-08", "2024-10-08", Kind.MOVED, "国庆节", 0, 0));
    }

    @Test
    void explainsWhatIsDueAtOnceOnADayOff() {
        var saturday = LocalDate.of(2024, 9, 7);
        assertThat(calendar.deadline(saturday, new Limit(0, Unit.WORKING_DAY)).stretches())
                .containsExactly(
                        stretch("2024-09-07", "2024-09-07", Kind.START, "", 0, 0),
                        stretch("2024-09-08", "2024-09-08", Kind.WEEKEND, "", 0, 0),
                        stretch("2024-09-09", "2024-09-09", Kind.MOVED, "", 0, 0));
        var monday = LocalDate.of(2024, 9, 9);
        assertThat(calendar.deadline(monday, new Limit(0, Unit.WORKING_DAY)).stretches())
                .containsExactly(stretch("2024-09-09", "2024-09-09", Kind.START, "", 0, 0));
    }

    @Test
    void splitsAHolidayByItsNames() {
        assertThat(new WorkingCalendar(List.of(
                                new ExceptionDay(LocalDate.of(2031, 10, 1), "中秋节", true, 2031),
                                new ExceptionDay(LocalDate.of(2031, 10, 2), "国庆节", true, 2031)))
                        .deadline(LocalDate.of(2031, 9, 30), new Limit(1, Unit.WORKING_DAY))
                        .skipped())
                .extracting(Stretch::name)
                .containsExactly("中秋节", "国庆节");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30, 1, WORKING_DAY, true, false",
        "2026-12-31, 1, WORKING_DAY, true, true",
        "2026-12-01, 31, DAY, true, true",
        "2026-12-01, 30, DAY, true, false",
        "2026-12-01, 1, YEAR, true, true",
        "2026-12-01, 1, YEAR, false, false",
        "2027-01-01, 0, WORKING_DAY, true, true",
        "2001-09-28, 5, WORKING_DAY, true, false"
    })
    void isProvisionalIfItHangsOnDaysOfWhichNoNoticeIsPublished(
            LocalDate start, int amount, Unit unit, boolean endMoves, boolean provisional) {
        assertThat(calendar.lastPublishedYear()).isEqualTo(2026);
        assertThat(calendar.deadline(start, new Limit(amount, unit, endMoves)).provisional())
                .isEqualTo(provisional);
    }

    @Test
    void knowsWeekendsOnlyBeforeTheFirstAndAfterTheLastNotice() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2001, 10, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2001, 10, 6))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2099, 10, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(1949, 10, 1))).isFalse();
        assertThat(calendar.workingDays(LocalDate.of(1949, 9, 30), LocalDate.of(1949, 10, 7)))
                .isEqualTo(5);
        assertThat(calendar.due(LocalDate.of(2099, 9, 30), new Limit(3, Unit.WORKING_DAY)))
                .isEqualTo("2099-10-05");
        assertThat(new WorkingCalendar(List.of()).lastPublishedYear()).isZero();
        assertThat(calendar.firstPublishedYear()).isEqualTo(2007);
        assertThat(calendar.isWorkingDay(LocalDate.of(calendar.lastForecastYear(), 10, 1)))
                .isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(calendar.lastForecastYear() + 1, 10, 1)))
                .isTrue();
    }

    @Test
    void workingDaysAreNegativeIfReversed() {
        var before = LocalDate.of(2024, 9, 30);
        var after = LocalDate.of(2024, 10, 9);
        assertThat(calendar.workingDays(before, after)).isEqualTo(2);
        assertThat(calendar.workingDays(after, before)).isEqualTo(-2);
        assertThat(calendar.workingDays(after, after)).isZero();
    }

    @Test
    void drawsTheFourKindsOfDay() {
        assertThat(calendar.days(LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 3)))
                .containsExactly(
                        day("2020-02-01", CalendarDay.Kind.HOLIDAY, "春节"),
                        day("2020-02-02", CalendarDay.Kind.HOLIDAY, "春节"),
                        day("2020-02-03", CalendarDay.Kind.WORKING, ""));
        assertThat(calendar.days(LocalDate.of(2024, 10, 11), LocalDate.of(2024, 10, 13)))
                .containsExactly(
                        day("2024-10-11", CalendarDay.Kind.WORKING, ""),
                        day("2024-10-12", CalendarDay.Kind.MAKE_UP, "国庆节"),
                        day("2024-10-13", CalendarDay.Kind.WEEKEND, ""));
        assertThatThrownBy(() -> calendar.days(LocalDate.of(2024, 10, 11), LocalDate.of(2024, 10, 9)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2008, 2012, 2020, 2024, 2025, 2026})
    void aYearHasSome250WorkingDays(int year) {
        assertThat(calendar.workingDays(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isBetween(246, 252);
    }

    @Test
    void theTableHoldsTheDaysOfTheCollectedNotices() throws IOException {
        assumeTrue(Files.exists(HOLIDAYS), "the collected holiday notices are not here");
        var collected = new ArrayList<ExceptionDay>();
        for (var year = 2007; year <= calendar.lastPublishedYear(); year++) {
            for (var day : JsonMapper.shared()
                    .readTree(Files.readString(HOLIDAYS.resolve(year + ".json")))
                    .get("days")) {
                collected.add(new ExceptionDay(
                        LocalDate.parse(day.get("date").asString()),
                        day.get("name").asString(),
                        day.get("isOffDay").asBoolean(),
                        year));
            }
        }
        assertThat(Published.days()).hasSize(678).containsExactlyInAnyOrderElementsOf(collected);
        var rows = Files.readAllLines(HOLIDAYS.resolve("cn-calendar-exceptions.csv"));
        assertThat(Published.days().stream().map(WorkingCalendarTest::row))
                .containsExactlyInAnyOrderElementsOf(rows.subList(1, rows.size()));
    }

    private static String row(ExceptionDay day) {
        return day.day() + "," + day.name() + "," + (day.isOff() ? 1 : 0) + "," + day.sourceYear();
    }

    private static Stretch stretch(String from, String to, Kind kind, String name, int first, int last) {
        return new Stretch(LocalDate.parse(from), LocalDate.parse(to), kind, name, first, last);
    }

    private static CalendarDay day(String date, CalendarDay.Kind kind, String name) {
        return new CalendarDay(LocalDate.parse(date), kind, name);
    }

    @ParameterizedTest(name = "{1} {2} before {0}: {3}")
    @CsvSource({
        "2024-10-09, 7, WORKING_DAY, 2024-09-24",
        "2024-10-01, 1, WORKING_DAY, 2024-09-30",
        "2024-09-30, 1, WORKING_DAY, 2024-09-29",
        "2024-10-05, 0, WORKING_DAY, 2024-09-30",
        "2024-10-08, 0, WORKING_DAY, 2024-10-08",
        "2024-10-08, 30, DAY, 2024-09-08",
        "2024-03-31, 1, MONTH, 2024-02-29",
        "2025-02-28, 1, YEAR, 2024-02-28"
    })
    void countsBackFromAnEventWhoseOwnDayDoesNotCount(LocalDate event, int amount, Limit.Unit unit, LocalDate last) {
        assertThat(calendar.before(event, new Limit(amount, unit))).isEqualTo(last);
    }
}
