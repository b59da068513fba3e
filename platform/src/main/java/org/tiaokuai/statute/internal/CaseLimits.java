package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Expiry;
import org.tiaokuai.statute.CaseLimit.Signal;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;
import org.tiaokuai.statute.Term.Unit;
import org.tiaokuai.statute.internal.Ends.Ended;

/** How each limit of a case stands at a moment. */
final class CaseLimits {

    private final Calendar calendar;
    private final RuleBook book;
    private final Ends ends;
    private final Signals signals;
    private final Pauses pauses;
    private final Instant now;
    private final boolean byAnalogy;

    CaseLimits(Calendar calendar, RuleBook book, Ends ends, Pauses pauses, Instant now, boolean byAnalogy) {
        this.calendar = calendar;
        this.book = book;
        this.ends = ends;
        this.signals = new Signals(ends);
        this.pauses = pauses;
        this.now = now;
        this.byAnalogy = byAnalogy;
    }

    List<CaseLimit> of(List<Run> runs) {
        var limits = new ArrayList<CaseLimit>(runs.size());
        for (var run : runs) {
            limits.add(limit(run));
        }
        return limits;
    }

    private CaseLimit limit(Run run) {
        var reached = run.ended() == null ? now : run.ended();
        var ended = ends.of(run, pauses, reached);
        var standing = standing(run, ended);
        var laws = book.laws(Moments.day(run.start().at()));
        return new CaseLimit(
                run.duty(),
                run.source(),
                run.rule(),
                run.term(),
                byAnalogy && run.rule() != null ? "参照" + run.basis() : run.basis(),
                ended.due(),
                ended.until(),
                standing,
                run.ended(),
                span(run, ended, run.start().at(), reached),
                span(run, ended, reached, ended.until()),
                signals.of(run, ended),
                expiry(run, ended, standing),
                new Telling(calendar, laws, run, ended, within(run, ended)).steps(),
                provisional(run.term(), ended));
    }

    private Standing standing(Run run, Ended ended) {
        var end = run.ended();
        if (end == null) {
            return !now.isBefore(ended.until())
                    ? Standing.EXPIRED
                    : paused(run, ended) ? Standing.PAUSED : Standing.RUNNING;
        }
        var inTime = end.isBefore(ended.until());
        if (run.met()) {
            return inTime ? Standing.MET : Standing.MET_LATE;
        }
        return inTime ? Standing.DROPPED : Standing.EXPIRED;
    }

    private List<Pauses.Pause> within(Run run, Ended ended) {
        return pauses.of(run.grounds()).stream()
                .filter(pause -> pause.touches(run.start().at(), ended.until()))
                .toList();
    }

    /** What begins on the last day leaves nothing out any more. */
    private boolean paused(Run run, Ended ended) {
        return pauses.of(run.grounds()).stream()
                .anyMatch(
                        pause -> pause.lastsAt(now) && Moments.day(pause.from()).isBefore(ended.due()));
    }

    /** In the unit of the limit; months and years in days, and of hours the one that has begun is whole. */
    private int span(Run run, Ended ended, Instant from, Instant to) {
        var term = run.term();
        if (term != null && term.unit() == Unit.HOUR) {
            return hours(run, from, to);
        }
        var last = to.equals(ended.until()) ? ended.due() : Moments.day(to);
        return ends.counted(Moments.day(from), last, term == null || term.unit() == Unit.WORKING_DAY, ended.spans());
    }

    private int hours(Run run, Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -hours(run, to, from);
        }
        long seconds = ChronoUnit.SECONDS.between(from, to);
        for (var stop : pauses.stops(run.grounds(), now)) {
            var begin = Moments.later(stop.from(), from);
            var end = stop.to().isBefore(to) ? stop.to() : to;
            seconds -= Math.max(0, ChronoUnit.SECONDS.between(begin, end));
        }
        return Math.toIntExact(
                Math.ceilDiv(seconds, ChronoUnit.HOURS.getDuration().toSeconds()));
    }

    private static Expiry expiry(Run run, Ended ended, Standing standing) {
        var effect = run.effect();
        LocalDate from =
                effect == Effect.DEEMED_ACCEPTED ? Moments.day(run.start().at()) : null;
        var late = standing == Standing.MET_LATE && effect == Effect.BREACH;
        return new Expiry(effect, ended.until(), from, standing == Standing.EXPIRED || late);
    }

    private boolean provisional(@Nullable Term term, Ended ended) {
        var asksWhatADayIs = term != null && (term.unit() == Unit.WORKING_DAY || term.end() == End.NEXT_WORKING_DAY);
        return asksWhatADayIs && ended.due().getYear() > calendar.lastPublishedYear();
    }

    static Light light(List<CaseLimit> limits, Instant now) {
        var light = Light.DONE;
        for (var limit : limits) {
            if (limit.open()) {
                var own = light(limit, now);
                light = light == Light.DONE || own.compareTo(light) > 0 ? own : light;
            }
        }
        return light;
    }

    /** The office waits for the applicant in their own time: nothing of its own is late. */
    private static Light light(CaseLimit limit, Instant now) {
        var expired = limit.standing() == Standing.EXPIRED;
        if (!limit.duty().ofOffice()) {
            return expired && limit.duty() == Duty.CORRECTION ? Light.NOTICE : Light.ON_TIME;
        }
        if (expired) {
            return limit.source() == Source.PROMISE ? Light.RED : Light.BEYOND;
        }
        return limit.signals().stream()
                        .filter(signal -> signal.kind() != Signal.Kind.OVER)
                        .anyMatch(signal -> !signal.at().isAfter(now))
                ? Light.NOTICE
                : Light.ON_TIME;
    }
}
