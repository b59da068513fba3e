package org.tiaokuai.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** Who is away, and who does their cases meanwhile 代理; an absence ends by itself. */
public interface Absences {

    /** Those of a department that are not over. */
    List<Absence> of(UUID department);

    /** The colleagues who can do each step that the holder of a post does. */
    List<Officer> deputies(UUID department, UUID absent);

    Entering enter(EnterAbsence command);

    /** Takes an absence back, or ends it early; false when it is not the officer's to end. */
    boolean end(Officer officer, long id);

    /** The posts that a post stands in for on a day, with the names of their holders. */
    Map<UUID, String> standsInFor(UUID deputy, LocalDate day);

    /** An absence ends with the post of either of the two. */
    void postEnded(UUID post);

    /** @param byWhom who entered it; empty where that was not kept */
    record Absence(long id, UUID post, String name, String deputy, LocalDate begins, LocalDate ends, String byWhom) {}

    /**
     * One's own absence, or, by an administrator, that of an officer who cannot enter it.
     *
     * @param absent the post of the officer who is away
     * @param ends the last day
     */
    record EnterAbsence(Officer by, UUID department, UUID absent, UUID deputy, LocalDate begins, LocalDate ends) {

        /** Longer than a year is a change of post. */
        public static final int MOST_DAYS = 366;

        public EnterAbsence {
            if (begins.isAfter(ends) || begins.plusDays(MOST_DAYS).isBefore(ends)) {
                throw new IllegalArgumentException("An absence has a first and a last day");
            }
        }

        /** One's own. */
        public EnterAbsence(Officer officer, UUID deputy, LocalDate begins, LocalDate ends) {
            this(officer, officer.post().department(), officer.post().id(), deputy, begins, ends);
        }
    }

    sealed interface Entering {
        record Entered() implements Entering {}

        /** A deputy is of the same department and can do each step that the absent one does. */
        record DoesNotFit() implements Entering {}

        /** There is an absence in that time. */
        record Overlaps() implements Entering {}

        /** No such post at cases in the department, or not the officer's to speak for. */
        record NotTheirs() implements Entering {}
    }
}
