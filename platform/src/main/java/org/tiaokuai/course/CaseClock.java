package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.ClosingDays.Closing;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/**
 * The clock of a case, the same for resident and officer.
 *
 * @param reckoned with all limits that ever ran, and why
 * @param current those that are told first
 * @param ownPromise whether the day that is due is the one that the office promised
 * @param instant whether it is decided while one waits
 * @param days each day from the start to the later end, for drawing
 * @param closed when the department is closed in these days
 * @param published the last year of which it is known whether one works
 * @param moved the last time that a notice of holidays moved a day of it; none of what the clock counted before
 */
public record CaseClock(
        Reckoned reckoned,
        Current current,
        boolean ownPromise,
        boolean instant,
        LocalDate today,
        List<CalendarDay> days,
        Closed closed,
        int published,
        @Nullable LocalDate closedOn,
        @Nullable Moved moved) {

    /**
     * What a notice of holidays moved; a day that it left alone is none.
     *
     * @param by the title of the notice
     */
    public record Moved(
            String by,
            Instant at,
            @Nullable Shift due,
            @Nullable Shift legal) {

        public record Shift(LocalDate from, LocalDate to) {

            /** None where it is the same day. */
            public static @Nullable Shift of(@Nullable LocalDate from, @Nullable LocalDate to) {
                return from == null || to == null || from.equals(to) ? null : new Shift(from, to);
            }
        }
    }

    /**
     * Days on which the department is closed, which move nothing but the applicant's own last day.
     *
     * @param otherwise what the last day would be if it were open; none where they move nothing
     */
    public record Closed(List<Closing> days, @Nullable LocalDate otherwise) {

        public static final Closed NEVER = new Closed(List.of(), null);

        public Closed {
            days = List.copyOf(days);
        }
    }

    /** What the clock counts: the time to accept, to correct, or to decide. */
    public enum Phase {
        ACCEPTANCE,
        /** The applicant's own time to correct. */
        CORRECTION,
        DECISION
    }

    /**
     * The limits of the phase in which a case is, or was when it ended.
     *
     * @param due of promise and law the earlier day, for a promise longer than the law binds nobody
     */
    public record Current(
            Phase phase,
            CaseLimit due,
            @Nullable CaseLimit promise,
            @Nullable CaseLimit legal) {

        public static Current of(Reckoned reckoned) {
            return of(
                    reckoned,
                    reckoned.limits().stream()
                            .map(CaseLimit::duty)
                            .filter(each -> each == Duty.NOTICE || each == Duty.CORRECTION || each == Duty.DECISION)
                            .reduce((_, later) -> later)
                            .orElseThrow());
        }

        public static Current of(Reckoned reckoned, Duty duty) {
            var promise = reckoned.limit(duty, Source.PROMISE).orElse(null);
            var legal = legal(reckoned, duty);
            var told = reckoned.limit(duty, Source.NOTICE).orElse(null);
            var due = Stream.of(Stream.ofNullable(promise), Stream.ofNullable(legal), Stream.ofNullable(told))
                    .flatMap(limit -> limit)
                    .min(Comparator.comparing(CaseLimit::until))
                    .orElseThrow();
            return new Current(phase(duty), due, promise, legal);
        }

        /** Of a renewal that is decided for the first time, also the end of the permit. */
        private static @Nullable CaseLimit legal(Reckoned reckoned, Duty duty) {
            var set = reckoned.limit(duty, Source.LAW).orElse(null);
            var silence = duty == Duty.DECISION ? Renewal.silence(reckoned).orElse(null) : null;
            if (silence == null || set == null) {
                return set;
            }
            boolean first = Objects.equals(silence.endedAt(), set.endedAt());
            return first && silence.until().isBefore(set.until()) ? silence : set;
        }

        private static Phase phase(Duty duty) {
            return switch (duty) {
                case NOTICE -> Phase.ACCEPTANCE;
                case CORRECTION -> Phase.CORRECTION;
                case LOWER_REVIEW, DECISION, DELIVERY, HEARING_REQUEST, HEARING, RENEWAL_REQUEST, RENEWAL ->
                    Phase.DECISION;
            };
        }
    }

    public Phase phase() {
        return current.phase();
    }

    /** What is due next. */
    public CaseLimit due() {
        return current.due();
    }

    /** What the law sets; none where no law sets one. */
    public @Nullable CaseLimit legal() {
        return current.legal();
    }

    public Light light() {
        if (!open()) {
            return Light.DONE;
        }
        return overstayed() && reckoned.light() == Light.ON_TIME ? Light.NOTICE : reckoned.light();
    }

    /** Whether a special procedure that goes on lasts longer than the applicant was told (decision 19). */
    public boolean overstayed() {
        return due().standing() == CaseLimit.Standing.PAUSED
                && reckoned.anomalies().stream().anyMatch(odd -> odd.kind() == Anomaly.Kind.LONGER_THAN_TOLD);
    }

    public boolean open() {
        return closedOn == null;
    }

    /** Whether one act accepted and decided it. */
    public boolean settledAtOnce() {
        var acceptance = reckoned.acceptance();
        return instant && acceptance != null && acceptance.from().equals(due().endedAt());
    }

    /** Whether its day went by since somebody was told of the right to be heard, and nothing can be decided yet. */
    public boolean lateUnheard() {
        return open()
                && late()
                && Hearing.owed(reckoned)
                && reckoned.limits().stream()
                        .filter(limit -> limit.duty() == Duty.HEARING_REQUEST)
                        .anyMatch(limit -> !limit.start().isAfter(due().due()));
    }

    /** Past the due day: when it was closed, or now. */
    public boolean late() {
        return due().left() < 0;
    }
}
