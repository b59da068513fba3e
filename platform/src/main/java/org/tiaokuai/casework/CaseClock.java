package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.CalendarDay;
import org.tiaokuai.calendar.Deadline;

/**
 * The clock of a case with its explanation, the same for resident and officer.
 *
 * @param promised what is due next: acceptance within five working days, or the promised end
 * @param legal the limit that the law sets; null where no law sets one
 * @param days each day from the start to the later end, for drawing
 * @param used working days (or days, as the limit counts) used so far, or until it was closed
 * @param moved the last time that a notice of holidays moved the due day; none of what the clock counted before
 * @param left the same from then to the due day; negative when that day is past
 */
public record CaseClock(
        Phase phase,
        LocalDate today,
        Deadline promised,
        String promisedBasis,
        @Nullable Deadline legal,
        String legalBasis,
        boolean ownPromise,
        int used,
        int left,
        Lamp lamp,
        List<CalendarDay> days,
        @Nullable LocalDate closedOn,
        @Nullable Moved moved) {

    /** @param by the title of the notice of holidays */
    public record Moved(String by, Instant at, LocalDate from, LocalDate to) {}

    /** What the clock counts: the time to accept, to correct, or to decide. */
    public enum Phase {
        ACCEPTANCE,
        /** The applicant's own time to correct. */
        CORRECTION,
        DECISION
    }

    public int total() {
        return promised.limit().amount();
    }

    public boolean open() {
        return closedOn == null;
    }

    /** Past the due day: on the day it was closed, or today. */
    public boolean late() {
        return left < 0;
    }
}
