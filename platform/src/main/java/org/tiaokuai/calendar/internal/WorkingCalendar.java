package org.tiaokuai.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Limit;

/** The calendar as some notices make it; it never changes. */
final class WorkingCalendar implements Calendar {

    private final DayTable table;
    private final Counting counting;

    private final Versions versions;
    private final Instant known;
    private final String division;
    private final @Nullable UUID office;

    /** Where the others are. */
    interface Versions {
        Calendar of(Instant known, String division, @Nullable UUID office);
    }

    /** The only one. */
    WorkingCalendar(List<ExceptionDay> published) {
        table = new DayTable(published);
        counting = new Counting(table);
        versions = (_, _, _) -> this;
        known = Instant.MAX;
        division = "";
        office = null;
    }

    WorkingCalendar(DayTable table, Versions versions, Instant known, String division, @Nullable UUID office) {
        this.table = table;
        counting = new Counting(table);
        this.versions = versions;
        this.known = known;
        this.division = division;
        this.office = office;
    }

    @Override
    public Calendar knownAt(Instant at) {
        return versions.of(at, division, office);
    }

    @Override
    public Calendar in(String place) {
        return versions.of(known, place, office);
    }

    @Override
    public Calendar open(UUID department) {
        return versions.of(known, division, department);
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
