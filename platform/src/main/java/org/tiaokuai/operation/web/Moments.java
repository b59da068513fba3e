package org.tiaokuai.operation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tiaokuai.page.Text;

/** A date and a time of day as the control of a browser sends it, or as somebody types it without one. */
final class Moments {

    private Moments() {}

    static Optional<Instant> of(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed.strip().replace(' ', 'T'))
                    .atZone(Text.ZONE)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String typed(Instant instant) {
        return instant.atZone(Text.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
