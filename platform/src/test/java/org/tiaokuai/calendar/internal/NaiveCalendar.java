package org.tiaokuai.calendar.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiaokuai.calendar.Limit;

/** A second way to every answer: it walks one day at a time and shares nothing with the code under test. */
final class NaiveCalendar {

    /** Mistakes that programs of this kind make; a comparison that misses one of them proves nothing. */
    enum Flaw {
        NONE,
        IGNORES_MAKE_UP_DAYS,
        IGNORES_HOLIDAYS,
        COUNTS_THE_START_DAY,
        NEVER_MOVES_THE_END,
        OVERFLOWS_THE_MONTH,
        SKIPS_THE_START_HOUR,
        STOPS_THE_CLOCK_ON_DAYS_OFF
    }

    /** The last day, and one line for each day, such as “2024-10-01 HOLIDAY 国庆节”. */
    record Told(LocalDate due, List<String> days) {}

    private final Map<LocalDate, ExceptionDay> exceptions = new HashMap<>();
    private final Flaw flaw;

    NaiveCalendar(List<ExceptionDay> published, Flaw flaw) {
        published.forEach(each -> exceptions.put(each.day(), each));
        int last = published.stream().mapToInt(ExceptionDay::sourceYear).max().orElseThrow();
        // The days that the law fixes hold before a notice is published.
        for (var day : List.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")) {
            for (int year = last + 1; year < last + 4; year++) {
                var name = day.startsWith("01") ? "元旦" : day.startsWith("05") ? "劳动节" : "国庆节";
                var date = LocalDate.parse(year + "-" + day);
                exceptions.putIfAbsent(date, new ExceptionDay(date, name, true, year));
            }
        }
        this.flaw = flaw;
    }

    boolean isWorkingDay(LocalDate day) {
        var exception = exceptions.get(day);
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (exception == null
                || (exception.isOff() && flaw == Flaw.IGNORES_HOLIDAYS)
                || (!exception.isOff() && flaw == Flaw.IGNORES_MAKE_UP_DAYS)) {
            return !weekend;
        }
        return !exception.isOff();
    }

    int workingDays(LocalDate after, LocalDate until) {
        if (until.isBefore(after)) {
            return -workingDays(until, after);
        }
        var count = 0;
        for (var day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            count += isWorkingDay(day) ? 1 : 0;
        }
        return count;
    }

    /** Walks hour by hour, over midnight by hand. */
    LocalDateTime hours(LocalDateTime start, int amount) {
        var day = start.toLocalDate();
        int hour = flaw == Flaw.SKIPS_THE_START_HOUR ? start.getHour() + 1 : start.getHour();
        for (var left = amount; left > 0; left--) {
            hour++;
            if (hour >= 24) {
                hour -= 24;
                day = day.plusDays(1);
                while (flaw == Flaw.STOPS_THE_CLOCK_ON_DAYS_OFF && !isWorkingDay(day)) {
                    day = day.plusDays(1);
                }
            }
        }
        return LocalDateTime.of(
                hour > 23 ? day.plusDays(1) : day, start.toLocalTime().withHour(hour % 24));
    }

    Told count(LocalDate start, Limit limit) {
        var days = new ArrayList<String>();
        days.add(start + " START");
        var day = flaw == Flaw.COUNTS_THE_START_DAY ? start.minusDays(1) : start;
        if (limit.unit() == Limit.Unit.WORKING_DAY && limit.amount() > 0) {
            for (var left = limit.amount(); left > 0; left -= isWorkingDay(day) ? 1 : 0) {
                day = day.plusDays(1);
                days.add(isWorkingDay(day) ? worked(day, limit.amount() - left + 1) : rest(day));
            }
            return new Told(day, days);
        }
        var last = last(day, limit);
        for (var ordinal = 1; day.isBefore(last); ordinal++) {
            day = day.plusDays(1);
            days.add(day + " COUNTED " + ordinal);
        }
        var moves = limit.unit() == Limit.Unit.WORKING_DAY || (limit.endMoves() && flaw != Flaw.NEVER_MOVES_THE_END);
        return moves ? moved(day, days) : new Told(day, days);
    }

    /** Walks backwards; of working days the day of the event is none, and of months each is as long as it is. */
    LocalDate before(LocalDate event, Limit limit) {
        var day = event;
        switch (limit.unit()) {
            case WORKING_DAY -> {
                for (var left = limit.amount(); left > 0; left -= isWorkingDay(day) ? 1 : 0) {
                    day = day.minusDays(1);
                }
                while (!isWorkingDay(day)) {
                    day = day.minusDays(1);
                }
            }
            case DAY -> {
                for (var left = limit.amount(); left > 0; left--) {
                    day = day.minusDays(1);
                }
            }
            case MONTH, YEAR -> {
                int months = limit.unit() == Limit.Unit.YEAR ? limit.amount() * 12 : limit.amount();
                for (var left = months; left > 0; left--) {
                    do {
                        day = day.minusDays(1);
                    } while (!isLastOfMonth(day));
                }
                while (months > 0 && day.getDayOfMonth() > event.getDayOfMonth()) {
                    day = day.minusDays(1);
                }
            }
        }
        return day;
    }

    private Told moved(LocalDate last, List<String> days) {
        var day = last;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
            days.add(isWorkingDay(day) ? day + " MOVED" + name(last) : rest(day));
        }
        return new Told(day, days);
    }

    /** Walks to the right month and then on to the right day of it. */
    private LocalDate last(LocalDate start, Limit limit) {
        var months =
                switch (limit.unit()) {
                    case WORKING_DAY, DAY -> 0;
                    case MONTH -> limit.amount();
                    case YEAR -> limit.amount() * 12;
                };
        var day = start;
        if (limit.unit() == Limit.Unit.DAY) {
            for (var left = limit.amount(); left > 0; left--) {
                day = day.plusDays(1);
            }
        }
        if (flaw == Flaw.OVERFLOWS_THE_MONTH && months > 0) {
            return start.withDayOfMonth(1).plusMonths(months).plusDays(start.getDayOfMonth() - 1L);
        }
        for (var left = months; left > 0; left--) {
            do {
                day = day.plusDays(1);
            } while (day.getDayOfMonth() != 1);
        }
        while (months > 0 && day.getDayOfMonth() < start.getDayOfMonth() && !isLastOfMonth(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isLastOfMonth(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    private boolean isNotice(LocalDate day) {
        return exceptions.containsKey(day);
    }

    private String name(LocalDate day) {
        var exception = exceptions.get(day);
        return exception == null ? "" : " " + exception.name();
    }

    private String worked(LocalDate day, int ordinal) {
        var weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return weekend ? day + " MAKE_UP " + ordinal + name(day) : day + " COUNTED " + ordinal;
    }

    private String rest(LocalDate day) {
        return isNotice(day) ? day + " HOLIDAY" + name(day) : day + " WEEKEND";
    }
}
