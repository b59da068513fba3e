package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Limit;

/** The calendar of this platform, read once at the start: notices come once a year, with a migration. */
@Service
class WorkingCalendar implements Calendar {

    private final DayTable table;
    private final Counting counting;

    @Autowired
    WorkingCalendar(JdbcClient jdbc) {
        this(jdbc.sql("select day, name, is_off, source_year from calendar.exception")
                .query(ExceptionDay.class)
                .list());
    }

    WorkingCalendar(List<ExceptionDay> published) {
        table = new DayTable(published);
        counting = new Counting(table);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return table.isWorkingDay(day);
    }

    @Override
    public Deadline deadline(LocalDate start, Limit limit) {
        return counting.deadline(start, limit);
    }

    @Override
    public LocalDate due(LocalDate start, Limit limit) {
        return counting.due(start, limit);
    }

    @Override
    public LocalDate before(LocalDate event, Limit limit) {
        return counting.before(event, limit);
    }

    @Override
    public LocalDateTime due(LocalDateTime start, Hours hours) {
        return start.plusHours(hours.amount());
    }

    @Override
    public int workingDays(LocalDate afterExclusive, LocalDate untilInclusive) {
        return table.workingDays(afterExclusive, untilInclusive);
    }

    @Override
    public List<CalendarDay> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(table::day).toList();
    }

    @Override
    public int lastPublishedYear() {
        return table.lastPublishedYear();
    }

    @Override
    public int firstPublishedYear() {
        return table.firstPublishedYear();
    }

    @Override
    public int lastForecastYear() {
        return table.lastPublishedYear() + StatutoryDays.YEARS_AHEAD;
    }
}
