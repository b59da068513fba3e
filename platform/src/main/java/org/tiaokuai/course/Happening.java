package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a case.
 *
 * @param until the day that the applicant was told for correcting
 * @param said what was said with it, such as the reason
 */
public record Happening(
        State.Event event,
        Instant at,
        String byWhom,
        @Nullable LocalDate until,
        Map<String, String> said) {

    public Happening {
        said = Map.copyOf(said);
    }

    public Happening(State.Event event, Instant at, String byWhom) {
        this(event, at, byWhom, null, Map.of());
    }

    /** Why; empty where nobody said so. */
    public String reason() {
        return said.getOrDefault("reason", "");
    }
}
