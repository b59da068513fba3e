package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;

/** Where a limit ends, leaving out what does not count: without walking, for this is asked of every row of a queue. */
final class Ends {

    private static final Limit AT_ONCE = new Limit(0, Limit.Unit.WORKING_DAY);

    private final Calendar calendar;
    private final @Nullable LocalTime closing;

    Ends(Calendar calendar, @Nullable LocalTime closing) {
        this.calendar = calendar;
        this.closing = closing;
    }

    /**
     * The limit itself, or an extension of it.
     *
     * @param from the day before the first that may count
     * @param last the last that counts
     * @param due the day to which that moves
     * @param until when it is over
     */
    record Leg(Term term, Instant start, LocalDate from, LocalDate last, LocalDate due, Instant until) {}

    /** @param spans what was left out */
    record Ended(List<Leg> legs, LocalDate due, Instant until, List<Span> spans) {}

    Ended of(Run run, Pauses pauses, Instant now) {
        var fixed = run.fixed();
        if (fixed != null) {
            return new Ended(List.of(), fixed.due(), Moments.end(fixed.due()), List.of());
        }
        var term = Objects.requireNonNull(run.term());
        var spans = pauses.spans(run.grounds(), now);
        var stops = pauses.stops(run.grounds(), now);
        var legs = new ArrayList<Leg>();
        var leg = leg(term, run.start().at(), spans, stops);
        legs.add(leg);
        for (var extended = 0; extended < run.extensions().size(); extended++) {
            leg = lengthened(leg, Objects.requireNonNull(run.extension()), spans, stops);
            legs.add(leg);
        }
        return new Ended(legs, leg.due(), leg.until(), spans);
    }

    private Leg leg(Term term, Instant start, List<Span> spans, List<Pauses.Stop> stops) {
        if (term.unit() == Unit.HOUR) {
            return hours(term, start, stops);
        }
        var day = Moments.day(start);
        boolean tooLate =
                term.amount() == 0 && closing != null && !Moments.time(start).isBefore(closing);
        var from = term.startDayCounted() ? day.minusDays(1) : tooLate ? day.plusDays(1) : day;
        return days(term, start, from, spans);
    }

    /** It follows the limit as that ended, on whatever day. */
    private Leg lengthened(Leg leg, Extension extension, List<Span> spans, List<Pauses.Stop> stops) {
        var hours = extension.unit() == Unit.HOUR;
        var end = hours
                ? End.NONE
                : leg.term().unit() == Unit.HOUR
                        ? End.NEXT_WORKING_DAY
                        : leg.term().end();
        var term = new Term(extension.amount(), extension.unit(), end, false);
        return hours ? hours(term, leg.until(), stops) : days(term, leg.until(), leg.due(), spans);
    }

    private Leg days(Term term, Instant start, LocalDate from, List<Span> spans) {
        var last = last(term, from, spans);
        var moves = term.end() == End.NEXT_WORKING_DAY || term.unit() == Unit.WORKING_DAY;
        var due = moves ? worked(last, spans) : last;
        return new Leg(term, start, from, last, due, Moments.end(due));
    }

    private Leg hours(Term term, Instant start, List<Pauses.Stop> stops) {
        var until = start.plus(term.amount(), ChronoUnit.HOURS);
        for (var stop : stops) {
            if (stop.from().isBefore(until) && stop.to().isAfter(start)) {
                until = until.plus(
                        ChronoUnit.NANOS.between(Moments.later(stop.from(), start), stop.to()), ChronoUnit.NANOS);
            }
        }
        var due = Moments.day(until);
        return new Leg(term, start, Moments.day(start), due, due, until);
    }

    private LocalDate last(Term term, LocalDate from, List<Span> spans) {
        if (term.amount() == 0) {
            return from;
        }
        var last = calendar.due(from, term.limit().withFixedEnd());
        for (var span : spans) {
            if (!span.after().isBefore(last)) {
                break;
            }
            if (span.until().isAfter(from)) {
                last = resumed(term, Moments.later(span.after(), from), span.until(), last);
            }
        }
        return last;
    }

    /** What was left of the count when a pause began is counted once it is over. */
    private LocalDate resumed(Term term, LocalDate paused, LocalDate over, LocalDate last) {
        return term.unit() == Unit.WORKING_DAY
                ? workingDay(over, calendar.workingDays(paused, last))
                : over.plusDays(ChronoUnit.DAYS.between(paused, last));
    }

    private LocalDate workingDay(LocalDate from, int number) {
        return calendar.due(from, new Limit(number, Limit.Unit.WORKING_DAY));
    }

    /** That day or the next one that is worked and not left out. */
    private LocalDate worked(LocalDate day, List<Span> spans) {
        var worked = calendar.due(day, AT_ONCE);
        for (var span : spans) {
            if (span.holds(worked)) {
                worked = calendar.due(span.until().plusDays(1), AT_ONCE);
            }
        }
        return worked;
    }

    /** The working day with that number, from 1 on the day after; with 0 the day itself. */
    LocalDate numbered(LocalDate from, int number, List<Span> spans) {
        return number <= 0 ? from : last(Term.general(number, Unit.WORKING_DAY), from, spans);
    }

    /** How many days, or working days, count after the one until the other; negative where they stand the other way. */
    int counted(LocalDate after, LocalDate until, boolean working, List<Span> spans) {
        if (until.isBefore(after)) {
            return -counted(until, after, working, spans);
        }
        int counted = between(after, until, working);
        for (var span : spans) {
            var begin = Moments.later(span.after(), after);
            var end = span.until().isBefore(until) ? span.until() : until;
            if (end.isAfter(begin)) {
                counted -= between(begin, end, working);
            }
        }
        return counted;
    }

    private int between(LocalDate after, LocalDate until, boolean working) {
        return working ? calendar.workingDays(after, until) : Math.toIntExact(ChronoUnit.DAYS.between(after, until));
    }
}
