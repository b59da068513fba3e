package org.tiaokuai.statute.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Reckoning;
import org.tiaokuai.statute.Reckoning.BeforeCalendar;
import org.tiaokuai.statute.Reckoning.PastCalendar;
import org.tiaokuai.statute.Reckoning.Reckoned;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** Counts on the calendar, but never where the calendar itself would guess. */
final class Counter {

    private final Calendar calendar;

    Counter(Calendar calendar) {
        this.calendar = calendar;
    }

    Reckoning reckon(LocalDateTime start, Term term, @Nullable LimitRule rule, RuleBook book) {
        if (start.getYear() < calendar.firstPublishedYear()) {
            return new BeforeCalendar(calendar.firstPublishedYear());
        }
        if (start.getYear() > calendar.lastForecastYear()) {
            return new PastCalendar(calendar.lastForecastYear());
        }
        var ended = term.unit() == Unit.HOUR ? hours(start, term) : days(start.toLocalDate(), term);
        if (ended.due().getYear() > calendar.lastForecastYear()) {
            return new PastCalendar(calendar.lastForecastYear());
        }
        var laws = book.laws(start.toLocalDate());
        return new Reckoned(start, term, rule, ended.due(), ended.at(), ended.stretches(), laws, ended.provisional());
    }

    private record Ended(LocalDate due, @Nullable LocalTime at, List<Stretch> stretches, boolean provisional) {}

    private Ended hours(LocalDateTime start, Term term) {
        var due = calendar.due(start, new Hours(term.amount()));
        return new Ended(due.toLocalDate(), due.toLocalTime(), List.of(), false);
    }

    private Ended days(LocalDate start, Term term) {
        var deadline = calendar.deadline(term.startDayCounted() ? start.minusDays(1) : start, term.limit());
        return new Ended(deadline.due(), null, stretches(deadline, term), deadline.provisional());
    }

    /** Where the day of the start counts, what the calendar calls the start is the day before it. */
    private static List<Stretch> stretches(Deadline deadline, Term term) {
        var all = deadline.stretches();
        return term.startDayCounted() ? all.subList(1, all.size()) : all;
    }
}
