package org.tiaokuai.calendar.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.CalendarDay.Kind;

/**
 * What each day is, and how many working days have passed until it.
 *
 * <p>Weekdays follow from arithmetic, so only the exceptions are held, each with the running difference that all until
 * it make to the number of weekdays: a count between any two days, in any year, costs two binary searches.
 */
final class DayTable {

    private static final int DAYS_OF_WEEK = 7;
    private static final int WEEKDAYS = 5;
    /** 1970-01-01 was a Thursday: so many days after a Monday. */
    private static final int EPOCH_AFTER_MONDAY = 3;

    private final ExceptionDay[] exceptions;
    private final long[] epochDays;
    private final int[] differences;
    private final int firstPublishedYear;
    private final int lastPublishedYear;

    DayTable(List<ExceptionDay> published) {
        var years = published.stream()
                .mapToInt(ExceptionDay::sourceYear)
                .filter(year -> year > 0)
                .summaryStatistics();
        firstPublishedYear = years.getCount() == 0 ? 0 : years.getMin();
        lastPublishedYear = years.getCount() == 0 ? 0 : years.getMax();
        var known = published.stream().map(ExceptionDay::day).collect(Collectors.toSet());
        var expected = StatutoryDays.after(lastPublishedYear).stream().filter(each -> !known.contains(each.day()));
        exceptions = Stream.concat(published.stream(), published.isEmpty() ? Stream.empty() : expected)
                .sorted(Comparator.comparing(ExceptionDay::day))
                .toArray(ExceptionDay[]::new);
        epochDays = Arrays.stream(exceptions)
                .mapToLong(each -> each.day().toEpochDay())
                .toArray();
        differences = new int[exceptions.length];
        var difference = 0;
        for (var i = 0; i < exceptions.length; i++) {
            difference += difference(exceptions[i]);
            differences[i] = difference;
        }
    }

    private static int difference(ExceptionDay exception) {
        if (exception.isOff()) {
            return isWeekend(exception.day()) ? 0 : -1;
        }
        return isWeekend(exception.day()) ? 1 : 0;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    CalendarDay day(LocalDate date) {
        var weekend = isWeekend(date);
        var at = Arrays.binarySearch(epochDays, date.toEpochDay());
        if (at >= 0 && exceptions[at].isOff()) {
            return new CalendarDay(date, Kind.HOLIDAY, exceptions[at].name(), exceptions[at].notice());
        }
        // A weekday that a notice merely confirms (2020-02-03, the end of a lengthened holiday) is an ordinary one.
        if (at >= 0 && weekend) {
            return new CalendarDay(date, Kind.MAKE_UP, exceptions[at].name(), exceptions[at].notice());
        }
        return new CalendarDay(date, weekend ? Kind.WEEKEND : Kind.WORKING, "");
    }

    boolean isWorkingDay(LocalDate date) {
        return day(date).isWorked();
    }

    int firstPublishedYear() {
        return firstPublishedYear;
    }

    int lastPublishedYear() {
        return lastPublishedYear;
    }

    int workingDays(LocalDate afterExclusive, LocalDate untilInclusive) {
        return Math.toIntExact(worked(untilInclusive.toEpochDay()) - worked(afterExclusive.toEpochDay()));
    }

    /** The working day with that number, counted from 1 on the day after the start. */
    LocalDate workingDayAfter(LocalDate start, int number) {
        return reaching(worked(start.toEpochDay()) + number, start.toEpochDay(), start.toEpochDay() + far(number));
    }

    /** The working day with that number, counted back from 1 on the day before; with 0 the day itself, or the last before. */
    LocalDate workingDayBefore(LocalDate day, int number) {
        if (number == 0) {
            return isWorkingDay(day) ? day : workingDayBefore(day, 1);
        }
        var latest = day.toEpochDay() - 1;
        return reaching(worked(latest) - number + 1, latest - far(number), latest);
    }

    /** Enough even if every exception were a weekday off on the way. */
    private long far(int number) {
        return (long) (number + exceptions.length) * DAYS_OF_WEEK / WEEKDAYS + DAYS_OF_WEEK;
    }

    /** The first day until which so many have been worked. */
    private LocalDate reaching(long goal, long early, long late) {
        var tooEarly = early;
        var enough = late;
        while (enough - tooEarly > 1) {
            var middle = (tooEarly + enough) / 2;
            if (worked(middle) < goal) {
                tooEarly = middle;
            } else {
                enough = middle;
            }
        }
        return LocalDate.ofEpochDay(enough);
    }

    LocalDate workingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : workingDayAfter(day, 1);
    }

    /** Working days until and including that day, from a day long ago that cancels out in every difference. */
    private long worked(long epochDay) {
        var afterMonday = epochDay + EPOCH_AFTER_MONDAY;
        var weeks = Math.floorDiv(afterMonday, DAYS_OF_WEEK);
        var weekdays = weeks * WEEKDAYS + Math.min(Math.floorMod(afterMonday, DAYS_OF_WEEK) + 1, WEEKDAYS);
        var at = Arrays.binarySearch(epochDays, epochDay);
        var last = at >= 0 ? at : -at - 2;
        return weekdays + (last < 0 ? 0 : differences[last]);
    }
}
