package org.tiaokuai.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** Who is away, and who does their cases meanwhile 代理; an absence ends by itself. */
public interface Absences {

    /** Those of the officer's department that are not over. */
    List<Absence> of(Officer officer);

    Entering enter(EnterAbsence command);

    /** Takes an absence back, or ends it early; false when it is not the officer's to end. */
    boolean end(Officer officer, long id);

    /** The posts that a post stands in for on a day, with the names of their holders. */
    Map<UUID, String> standsInFor(UUID deputy, LocalDate day);

    /** An absence ends with the post of either of the two. */
    void postEnded(UUID post);

    record Absence(long id, UUID post, String name, String deputy, LocalDate begins, LocalDate ends) {}

    /** @param ends the last day */
    record EnterAbsence(Officer officer, UUID deputy, LocalDate begins, LocalDate ends) {

        /** Longer than a year is a change of post. */
        public static final int MOST_DAYS = 366;

        public EnterAbsence {
            if (begins.isAfter(ends) || begins.plusDays(MOST_DAYS).isBefore(ends)) {
                throw new IllegalArgumentException("An absence has a first and a last day");
            }
        }
    }

    sealed interface Entering {
        record Entered() implements Entering {}

        /** A deputy is of the same department and can do each step that the absent one does. */
        record DoesNotFit() implements Entering {}

        /** There is an absence in that time. */
        record Overlaps() implements Entering {}
    }
}
