package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.calendar.Limit.Unit;
import org.tiaokuai.calendar.Stretch.Kind;

/** Counts a limit by the Civil Code (articles 201 to 203) and says for each day on the way how it was treated. */
final class Counting {

    private final DayTable table;

    Counting(DayTable table) {
        this.table = table;
    }

    LocalDate due(LocalDate start, Limit limit) {
        if (limit.unit() == Unit.WORKING_DAY) {
            return limit.amount() == 0 ? table.workingDayFrom(start) : table.workingDayAfter(start, limit.amount());
        }
        var last = lastDay(start, limit);
        return limit.endMoves() ? table.workingDayFrom(last) : last;
    }

    LocalDate before(LocalDate event, Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY -> table.workingDayBefore(event, limit.amount());
            case DAY -> event.minusDays(limit.amount());
            case MONTH -> event.minusMonths(limit.amount());
            case YEAR -> event.minusYears(limit.amount());
        };
    }

    Deadline deadline(LocalDate start, Limit limit) {
        var due = due(start, limit);
        var account = new Account(start);
        switch (limit.unit()) {
            case WORKING_DAY -> addWorkingDays(account, start, limit, due);
            case DAY, MONTH, YEAR -> addCalendarDays(account, start, limit, due);
        }
        return new Deadline(start, limit, due, account.stretches(), isProvisional(limit, due));
    }

    /** Article 202: the corresponding day, or the last day of the month, which is how java.time adds too. */
    private static LocalDate lastDay(LocalDate start, Limit limit) {
        return switch (limit.unit()) {
            case WORKING_DAY -> start;
            case DAY -> start.plusDays(limit.amount());
            case MONTH -> start.plusMonths(limit.amount());
            case YEAR -> start.plusYears(limit.amount());
        };
    }

    private void addWorkingDays(Account account, LocalDate start, Limit limit, LocalDate due) {
        if (limit.amount() == 0) {
            addMove(account, start, due);
            return;
        }
        for (var day = start.plusDays(1); !day.isAfter(due); day = day.plusDays(1)) {
            add(account, table.day(day));
        }
    }

    private void addCalendarDays(Account account, LocalDate start, Limit limit, LocalDate due) {
        var last = lastDay(start, limit);
        for (var day = start.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            account.count(day, Kind.COUNTED, "", "");
        }
        addMove(account, last, due);
    }

    private void addMove(Account account, LocalDate last, LocalDate due) {
        for (var day = last.plusDays(1); day.isBefore(due); day = day.plusDays(1)) {
            add(account, table.day(day));
        }
        if (due.isAfter(last)) {
            account.note(due, Kind.MOVED, table.day(last).name(), "");
        }
    }

    private static void add(Account account, CalendarDay day) {
        switch (day.kind()) {
            case WORKING -> account.count(day.date(), Kind.COUNTED, "", "");
            case MAKE_UP -> account.count(day.date(), Kind.MAKE_UP, day.name(), day.notice());
            case WEEKEND -> account.note(day.date(), Kind.WEEKEND, "", "");
            case HOLIDAY -> account.note(day.date(), Kind.HOLIDAY, day.name(), day.notice());
        }
    }

    private boolean isProvisional(Limit limit, LocalDate due) {
        var asksWhatADayIs = limit.unit() == Unit.WORKING_DAY || limit.endMoves();
        return asksWhatADayIs && due.getYear() > table.lastPublishedYear();
    }
}
