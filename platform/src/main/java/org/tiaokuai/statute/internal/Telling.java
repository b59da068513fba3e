package org.tiaokuai.statute.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.Reckoning.Laws;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Days;
import org.tiaokuai.statute.Step.Days.Kind;
import org.tiaokuai.statute.Term.Unit;
import org.tiaokuai.statute.internal.Ends.Ended;
import org.tiaokuai.statute.internal.Ends.Leg;

/** Explains a limit day by day, from what began it to its end. */
final class Telling {

    private final Calendar calendar;
    private final Laws laws;
    private final Run run;
    private final Ended ended;
    private final List<Pauses.Pause> pauses;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Days stretch;
    private int ordinal;
    private int pausesTold;

    /** @param pauses those that this limit knows, the earliest first */
    Telling(Calendar calendar, Laws laws, Run run, Ended ended, List<Pauses.Pause> pauses) {
        this.calendar = calendar;
        this.laws = laws;
        this.run = run;
        this.ended = ended;
        this.pauses = pauses;
    }

    List<Step> steps() {
        var fixed = run.fixed();
        var term = run.term();
        if (fixed != null && term != null) {
            steps.add(new Step.CountedBack(fixed.event(), term));
        } else {
            begin();
        }
        for (var at = 0; at < ended.legs().size(); at++) {
            if (at > 0) {
                lengthen(at);
            }
            tell(ended.legs().get(at));
        }
        tellPauses(ended.due().plusDays(1));
        steps.addAll(run.disregarded());
        steps.add(new Step.Due(ended.due(), ended.until()));
        return steps;
    }

    private void begin() {
        var start = run.start();
        var term = run.term();
        var left = term != null && term.amount() > 0 && !term.startDayCounted();
        steps.add(new Step.Began(
                Moments.day(start.at()), start.at(), start.event(), left ? laws.start() : null, start.deemedAt()));
    }

    private void lengthen(int at) {
        var leg = ended.legs().get(at);
        var before = ended.legs().get(at - 1);
        steps.add(new Step.Lengthened(
                run.extensions().get(at - 1), Objects.requireNonNull(run.extension()), before.due(), leg.due()));
        if (leg.term().unit() != before.term().unit()) {
            ordinal = 0;
        }
    }

    private void tell(Leg leg) {
        if (leg.term().unit() == Unit.HOUR) {
            steps.add(new Step.Hours(leg.start(), leg.until(), leg.term().amount()));
            return;
        }
        for (var day : calendar.days(leg.from().plusDays(1), leg.due())) {
            tellPauses(day.date());
            append(leg, day);
        }
        flush();
    }

    /** A pause is told before the first day that it could leave out; one that left out nothing, at the end. */
    private void tellPauses(LocalDate day) {
        while (pausesTold < pauses.size()
                && Moments.day(pauses.get(pausesTold).from()).isBefore(day)) {
            flush();
            steps.add(pauses.get(pausesTold).step());
            pausesTold++;
        }
    }

    private Kind kind(Leg leg, CalendarDay day) {
        var date = day.date();
        if (paused(date)) {
            return Kind.PAUSED;
        }
        var working = leg.term().unit() == Unit.WORKING_DAY;
        if (!working && !date.isAfter(leg.last())) {
            return Kind.COUNTED;
        }
        if (date.equals(leg.due()) && date.isAfter(leg.last())) {
            return Kind.MOVED;
        }
        return switch (day.kind()) {
            case WORKING -> Kind.COUNTED;
            case MAKE_UP -> Kind.MAKE_UP;
            case WEEKEND -> Kind.WEEKEND;
            case HOLIDAY -> Kind.HOLIDAY;
        };
    }

    private boolean paused(LocalDate day) {
        for (var span : ended.spans()) {
            if (span.holds(day)) {
                return true;
            }
        }
        return false;
    }

    /** Of a moved end it is the holiday on which the limit had ended. */
    private String name(Leg leg, CalendarDay day) {
        return switch (kind(leg, day)) {
            case MAKE_UP, HOLIDAY -> day.name();
            case MOVED -> calendar.days(leg.last(), leg.last()).getFirst().name();
            case COUNTED, WEEKEND, PAUSED -> "";
        };
    }

    private void append(Leg leg, CalendarDay on) {
        var day = on.date();
        var kind = kind(leg, on);
        var name = name(leg, on);
        var notice = kind == Kind.HOLIDAY || kind == Kind.MAKE_UP ? on.notice() : "";
        var counted = kind == Kind.COUNTED || kind == Kind.MAKE_UP;
        if (counted) {
            ordinal++;
        }
        var last = stretch;
        if (last != null
                && last.kind() == kind
                && last.name().equals(name)
                && last.notice().equals(notice)) {
            stretch = new Days(
                    last.from(), day, kind, name, last.firstOrdinal(), counted ? ordinal : 0, last.law(), notice);
        } else {
            flush();
            var number = counted ? ordinal : 0;
            stretch = new Days(day, day, kind, name, number, number, law(kind, day), notice);
        }
    }

    private void flush() {
        if (stretch != null) {
            steps.add(stretch);
            stretch = null;
        }
    }

    private @Nullable Basis law(Kind kind, LocalDate day) {
        return switch (kind) {
            case COUNTED, PAUSED -> null;
            case WEEKEND -> laws.week();
            case MOVED -> laws.end();
            // What is not published yet is off by the law itself.
            case MAKE_UP, HOLIDAY -> day.getYear() > calendar.lastPublishedYear() ? laws.holidays() : null;
        };
    }
}
