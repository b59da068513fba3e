package org.tiaokuai.course;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.course.CaseClock.Moved;

/**
 * How far a case has come, as far as its clock asks.
 *
 * @param department which handles it, and whose holidays count
 * @param history what happened, in order
 * @param closedAt none while it is open
 * @param moved the last time that a notice of holidays moved a day of it
 */
public record Standing(
        UUID department,
        List<Happening> history,
        @Nullable Instant closedAt,
        @Nullable Moved moved) {

    public Standing {
        history = List.copyOf(history);
    }
}
