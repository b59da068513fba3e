package org.tiaokuai.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/** The days of a case as they are stored: what is due next, and what the law sets, where it does. */
public record DueDays(LocalDate due, @Nullable LocalDate legal) {

    /** Until silence was noticed, what is stored of an application that nobody answered is the day of the answer. */
    public static DueDays of(Reckoned reckoned, State state) {
        var now =
                state == State.SUBMITTED ? CaseClock.Current.of(reckoned, Duty.NOTICE) : CaseClock.Current.of(reckoned);
        var legal = now.legal();
        return new DueDays(now.due().due(), legal == null ? null : legal.due());
    }
}
