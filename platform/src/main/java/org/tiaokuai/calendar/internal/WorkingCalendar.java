package org.tiaokuai.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Limit;

/** The calendar as some notices make it; it never changes. */
final class WorkingCalendar implements Calendar {

    private final DayTable table;
    private final Counting counting;

    private final Versions versions;
    private final Instant known;
    private final String division;

    /** Where the others are. */
    interface Versions {
        Calendar of(Instant known, String division);
    }

    /** The only one. */
    WorkingCalendar(List<ExceptionDay> published) {
        table = new DayTable(published);
        counting = new Counting(table);
        versions = (_, _) -> this;
        known = Instant.MAX;
        division = "";
    }

    WorkingCalendar(DayTable table, Versions versions, Instant known, String division) {
        this.table = table;
        counting = new Counting(table);
        this.versions = versions;
        this.known = known;
        this.division = division;
    }

    @Override
    public Calendar knownAt(Instant at) {
        return versions.of(at, division);
    }

    @Override
    public Calendar in(String place) {
        return versions.of(known, place);
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
