package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/**
 * The days of a case as they are stored.
 *
 * @param due what is due next
 * @param legal what the law sets; none where it sets nothing
 * @param wakes when its clock next does something by itself; a moment that is past already where it may not have done so yet
 */
public record DueDays(
        LocalDate due, @Nullable LocalDate legal, @Nullable Instant wakes) {

    /** Until silence was noticed, what is stored of an application that nobody answered is the day of the answer. */
    public static DueDays of(Reckoned reckoned, State state) {
        return of(reckoned, state, Instant.MIN);
    }

    /** @param kept until when the clock did what it does */
    public static DueDays of(Reckoned reckoned, State state, Instant kept) {
        var now =
                state == State.SUBMITTED ? CaseClock.Current.of(reckoned, Duty.NOTICE) : CaseClock.Current.of(reckoned);
        var legal = now.legal();
        return new DueDays(now.due().due(), legal == null ? null : legal.due(), wakes(reckoned, state, kept));
    }

    private static @Nullable Instant wakes(Reckoned reckoned, State state, Instant kept) {
        var acceptance = reckoned.acceptance();
        if (state == State.SUBMITTED && acceptance != null) {
            return acceptance.deemedAt();
        }
        if (state.open() && reckoned.closedAt() != null) {
            return reckoned.closedAt();
        }
        var next = ClockAct.of(reckoned).stream()
                .map(ClockAct::at)
                .filter(at -> at.isAfter(kept))
                .findFirst();
        return state == State.SUSPENDED && kept != Instant.MIN ? daily(next.orElse(null), kept) : next.orElse(null);
    }

    /** While a special procedure lasts longer than it was told, its end is later each day. */
    private static Instant daily(@Nullable Instant next, Instant kept) {
        var tomorrow = Clocks.day(kept).plusDays(1).atStartOfDay(Text.ZONE).toInstant();
        return next == null || tomorrow.isBefore(next) ? tomorrow : next;
    }
}
