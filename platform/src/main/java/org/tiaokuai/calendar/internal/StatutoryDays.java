package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The days off that the law fixes in the solar year (全国年节及纪念日放假办法, as of 2025): they hold before the year's
 * notice is published. What follows the moon, and what is moved about, only the notice tells.
 */
final class StatutoryDays {

    /** As far ahead as limits reach; a year of a permit's validity is not moved by holidays. */
    static final int YEARS_AHEAD = 3;

    private record Fixed(int month, int day, String name) {}

    private static final List<Fixed> FIXED = List.of(
            new Fixed(1, 1, "元旦"),
            new Fixed(5, 1, "劳动节"),
            new Fixed(5, 2, "劳动节"),
            new Fixed(10, 1, "国庆节"),
            new Fixed(10, 2, "国庆节"),
            new Fixed(10, 3, "国庆节"));

    private StatutoryDays() {}

    static List<ExceptionDay> after(int lastPublishedYear) {
        var days = new ArrayList<ExceptionDay>();
        for (int year = lastPublishedYear + 1; year <= lastPublishedYear + YEARS_AHEAD; year++) {
            days.addAll(of(year));
        }
        return days;
    }

    static List<ExceptionDay> of(int year) {
        return FIXED.stream()
                .map(fixed ->
                        new ExceptionDay(LocalDate.of(year, fixed.month(), fixed.day()), fixed.name(), true, year))
                .toList();
    }
}
