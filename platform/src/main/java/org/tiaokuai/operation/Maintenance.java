package org.tiaokuai.operation;

import java.time.Instant;
import java.util.Optional;
import org.tiaokuai.access.Actor.Officer;

/** Closing the platform for work on it: only administrators go on, and everybody is told why and until when. */
public interface Maintenance {

    State state();

    /** @throws org.springframework.dao.OptimisticLockingFailureException when somebody changed it since {@code seen} */
    void close(Closure closure, long seen, Officer by);

    void open(long seen, Officer by);

    /** @param change the number of the last change, by which two administrators at once are told apart */
    record State(long change, Optional<Closure> closure) {}

    record Closure(String reason, String reasonEn, Instant until) {}
}
