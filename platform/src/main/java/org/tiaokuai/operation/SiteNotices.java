package org.tiaokuai.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** What is said at the top of every page, in two languages, from one time until another. */
public interface SiteNotices {

    void post(Draft draft, Officer by);

    /** False when it has ended or been taken off already. */
    boolean takeOff(UUID notice, Officer by);

    /** Those that stand or will, the first to begin first. */
    List<Standing> standing();

    /** How much a notice presses. */
    enum Severity {
        INFORMATION,
        WARNING
    }

    record Draft(String chinese, String english, Severity severity, Instant begins, Instant ends) {

        public Draft {
            if (!ends.isAfter(begins)) {
                throw new IllegalArgumentException("A notice ends after it begins");
            }
        }
    }

    /** @param name who posted it */
    record Standing(UUID id, Draft draft, String name) {}
}
