package org.tiaokuai.statute.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;
import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.calendar.Stretch.Kind;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.LimitRule.Extension;
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

    Reckoning reckon(LocalDateTime start, Term term, @Nullable LimitRule rule, int extensions, RuleBook book) {
        if (start.getYear() < calendar.firstPublishedYear()) {
            return new BeforeCalendar(calendar.firstPublishedYear());
        }
        if (start.getYear() > calendar.lastForecastYear()) {
            return new PastCalendar(calendar.lastForecastYear());
        }
        var ended = ended(start, term, rule, extensions);
        if (ended.due().getYear() > calendar.lastForecastYear()) {
            return new PastCalendar(calendar.lastForecastYear());
        }
        if (ended.due().getYear() < calendar.firstPublishedYear()) {
            return new BeforeCalendar(calendar.firstPublishedYear());
        }
        var laws = book.laws(start.toLocalDate());
        return new Reckoned(
                start, term, rule, extensions, ended.due(), ended.at(), ended.stretches(), laws, ended.provisional());
    }

    private record Ended(LocalDate due, @Nullable LocalTime at, List<Stretch> stretches, boolean provisional) {}

    private Ended ended(LocalDateTime start, Term term, @Nullable LimitRule rule, int extensions) {
        if (rule != null && rule.bound() == Bound.BEFORE) {
            return back(start.toLocalDate(), rule, term);
        }
        var extension = rule == null || extensions == 0 ? null : rule.extension();
        if (term.unit() == Unit.HOUR) {
            int more = extension == null ? 0 : extensions * extension.amount();
            return hours(start, term.amount() + more);
        }
        var ended = days(start.toLocalDate(), term);
        for (var left = extension == null ? 0 : extensions; left > 0; left--) {
            ended = lengthened(ended, Objects.requireNonNull(extension), term);
        }
        return ended;
    }

    private Ended hours(LocalDateTime start, int amount) {
        var due = new Hours(amount).after(start);
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

    /** It follows the day on which the limit ended; days of one kind go on being numbered. */
    private Ended lengthened(Ended before, Extension extension, Term term) {
        var more = new Term(extension.amount(), extension.unit(), term.end(), false);
        var deadline = calendar.deadline(before.due(), more.limit());
        int numbered = extension.unit() == term.unit()
                ? before.stretches().stream()
                        .mapToInt(Stretch::lastOrdinal)
                        .max()
                        .orElse(0)
                : 0;
        var stretches = new ArrayList<>(before.stretches());
        for (var stretch : deadline.stretches().subList(1, deadline.stretches().size())) {
            stretches.add(numbered(stretch, numbered));
        }
        return new Ended(deadline.due(), null, stretches, before.provisional() || deadline.provisional());
    }

    private static Stretch numbered(Stretch stretch, int from) {
        return stretch.firstOrdinal() == 0
                ? stretch
                : new Stretch(
                        stretch.from(),
                        stretch.to(),
                        stretch.kind(),
                        stretch.name(),
                        stretch.firstOrdinal() + from,
                        stretch.lastOrdinal() + from,
                        stretch.notice());
    }

    /** Back from the event, each day on the way. */
    private Ended back(LocalDate event, LimitRule rule, Term term) {
        var due = new BackCount(calendar).last(event, rule, term);
        var last = calendar.before(event, term.limit());
        var working = term.unit() == Unit.WORKING_DAY;
        var stretches = new ArrayList<Stretch>();
        stretches.add(new Stretch(event, event, Kind.START, "", 0, 0));
        int ordinal = 0;
        for (var day : calendar.days(due, event.minusDays(1)).reversed()) {
            boolean moved = day.date().equals(due) && !due.equals(last);
            boolean counted = !moved && (working ? day.isWorked() : !day.date().isBefore(last));
            ordinal += counted ? 1 : 0;
            append(stretches, day, moved ? Kind.MOVED : kind(day, counted, working), counted ? ordinal : 0);
        }
        return new Ended(due, null, stretches, working && event.getYear() > calendar.lastPublishedYear());
    }

    private static Kind kind(CalendarDay day, boolean counted, boolean working) {
        if (counted && !working) {
            return Kind.COUNTED;
        }
        return switch (day.kind()) {
            case WORKING -> Kind.COUNTED;
            case MAKE_UP -> Kind.MAKE_UP;
            case WEEKEND -> Kind.WEEKEND;
            case HOLIDAY -> Kind.HOLIDAY;
        };
    }

    private static void append(List<Stretch> stretches, CalendarDay day, Kind kind, int ordinal) {
        var name = kind == Kind.COUNTED || kind == Kind.MOVED ? "" : day.name();
        var notice = kind == Kind.HOLIDAY || kind == Kind.MAKE_UP ? day.notice() : "";
        var last = stretches.getLast();
        if (last.kind() == kind && last.name().equals(name) && last.notice().equals(notice)) {
            stretches.removeLast();
            stretches.add(new Stretch(day.date(), last.to(), kind, name, last.firstOrdinal(), ordinal, notice));
        } else {
            stretches.add(new Stretch(day.date(), day.date(), kind, name, ordinal, ordinal, notice));
        }
    }
}
