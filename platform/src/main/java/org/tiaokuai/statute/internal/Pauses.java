package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.Step;

/** The pauses of a case that count, and what of its time they leave out; several at once leave out each day once. */
final class Pauses {

    private final List<Pause> all = new ArrayList<>();

    /** One of them, from the later of its beginning and its notice. */
    static final class Pause {
        private final PauseBegun begun;
        private final Instant from;
        private final @Nullable LocalDate toldUntil;
        private final @Nullable Basis law;
        private @Nullable Instant to;
        private String endedBy = "";

        Pause(PauseBegun begun, Instant from, @Nullable LocalDate toldUntil, @Nullable Basis law) {
            this.begun = begun;
            this.from = from;
            this.toldUntil = toldUntil;
            this.law = law;
        }

        boolean lastsAt(Instant moment) {
            return !from.isAfter(moment) && (to == null || to.isAfter(moment));
        }

        boolean touches(Instant start, Instant until) {
            return from.isBefore(until) && (to == null || to.isAfter(start));
        }

        boolean longerThanTold(Instant now) {
            var end = Moments.day(to == null ? now : to);
            return toldUntil != null && end.isAfter(toldUntil);
        }

        PauseBegun begun() {
            return begun;
        }

        Instant from() {
            return from;
        }

        Step.Paused step() {
            return new Step.Paused(begun, from, to, endedBy, toldUntil, law);
        }

        /** While it lasts it is taken to end as told, but not before now. */
        private LocalDate lastDay(Instant now) {
            if (to != null) {
                return Moments.day(to);
            }
            var today = Moments.day(now);
            return toldUntil == null ? today : Moments.later(toldUntil, today);
        }

        private Instant lastMoment(Instant now) {
            return to != null ? to : Moments.later(Moments.end(lastDay(now)), now);
        }
    }

    /** Moments between which hours do not run. */
    record Stop(Instant from, Instant to) {}

    boolean begun(Event ground) {
        return all.stream().anyMatch(pause -> pause.to == null && pause.begun.ground() == ground);
    }

    void begin(Pause pause) {
        all.add(pause);
        all.sort(Comparator.comparing(Pause::from));
    }

    /** Whether there was one to end. */
    boolean end(Event ground, Instant at, String by) {
        var found = all.stream()
                .filter(pause -> pause.to == null && pause.begun.ground() == ground)
                .findFirst();
        found.ifPresent(pause -> {
            pause.to = at;
            pause.endedBy = by;
        });
        return found.isPresent();
    }

    /** With the case nothing is left to pause. */
    void endAll(Instant at) {
        all.stream().filter(pause -> pause.to == null).forEach(pause -> pause.to = at);
    }

    List<Pause> of(Set<Event> grounds) {
        return all.isEmpty()
                ? List.of()
                : all.stream()
                        .filter(pause -> grounds.contains(pause.begun.ground()))
                        .toList();
    }

    List<Pause> all() {
        return all;
    }

    /** Ascending, and apart from each other. */
    List<Span> spans(Set<Event> grounds, Instant now) {
        return joined(
                of(grounds),
                pause -> new Span(Moments.day(pause.from), pause.lastDay(now)),
                Span::after,
                Span::until,
                Span::new);
    }

    List<Stop> stops(Set<Event> grounds, Instant now) {
        return joined(
                of(grounds), pause -> new Stop(pause.from, pause.lastMoment(now)), Stop::from, Stop::to, Stop::new);
    }

    private static <S, T extends Comparable<? super T>> List<S> joined(
            List<Pause> pauses,
            Function<Pause, S> stretch,
            Function<S, T> begin,
            Function<S, T> end,
            BiFunction<T, T, S> make) {
        var joined = new ArrayList<S>();
        for (var pause : pauses) {
            var next = stretch.apply(pause);
            if (end.apply(next).compareTo(begin.apply(next)) <= 0) {
                continue;
            }
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && begin.apply(next).compareTo(end.apply(last)) <= 0) {
                joined.removeLast();
                var later = end.apply(next).compareTo(end.apply(last)) > 0 ? end.apply(next) : end.apply(last);
                joined.add(make.apply(begin.apply(last), later));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
