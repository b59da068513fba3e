package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotice.Day;
import org.tiaokuai.calendar.HolidayNotices.Fault;

/** Notices, right ones and faulty ones, of an autumn day in 2026. */
final class Arranged {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 12);

    private Arranged() {}

    static Day off(String date, String name) {
        return new Day(LocalDate.parse(date), name, true);
    }

    static Day work(String date, String name) {
        return new Day(LocalDate.parse(date), name, false);
    }

    /** The days that the law fixes, and a Spring Festival with a Saturday that is worked for it. */
    static List<Day> arranged(int year) {
        return Stream.concat(
                        StatutoryDays.of(year).stream().map(day -> new Day(day.day(), day.name(), true)),
                        Stream.of(
                                off(year + "-02-05", "春节"),
                                off(year + "-02-08", "春节"),
                                off(year + "-02-09", "春节"),
                                work(year + "-02-20", "春节")))
                .toList();
    }

    static HolidayNotice whole(int year, List<Day> days) {
        return new HolidayNotice(
                "国务院办公厅关于" + year + "年部分节假日安排的通知", "国办发明电〔2026〕7号", TODAY.minusDays(2), year, true, "", days);
    }

    static HolidayNotice some(LocalDate on, int year, String division, Day... days) {
        return new HolidayNotice("关于调整的通知", "", on, year, false, division, List.of(days));
    }

    static Stream<HolidayNotice> faulty(Fault fault) {
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
}
