package org.tiaokuai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/**
 * Days on which one department is closed though others work 不办公日. No text lengthens a limit of the law or a promise for
 * them; where the last day of what an applicant has to do is one, the next open day is the last.
 */
public interface ClosingDays {

    /** Those of a department that are not over on a day, the earliest first. */
    List<Closing> of(UUID department, LocalDate from);

    /** What was told is never taken back, for applicants may have gone by it. */
    Declaring declare(Officer officer, DeclareClosing command);

    /** Whether the officer may tell it of a department: its head, or an administrator of the organisation. */
    boolean mayDeclare(Officer officer, UUID department);

    /**
     * From the first day to the last, weekends between included.
     *
     * @param at since when the platform counts by it
     */
    record Closing(LocalDate from, LocalDate to, String reason, Instant at, String byWhom) {}

    /** From the first day to the last, for a reason that everybody reads. */
    record DeclareClosing(UUID department, LocalDate from, LocalDate to, String reason) {

        public DeclareClosing {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("Nobody closes without a reason");
            }
        }
    }

    /** Why days are refused. */
    enum Fault {
        /** The last day is before the first. */
        REVERSED,
        /** What is over is not closed afterwards. */
        PAST,
        /** More than a year ahead. */
        FAR,
        /** More than a month at once is a slip. */
        LONG,
        /** All of them are known to be closed. */
        KNOWN
    }

    sealed interface Declaring {

        record Declared(long notice) implements Declaring {}

        record Refused(Fault fault) implements Declaring {}

        record NotEntitled() implements Declaring {}
    }
}
