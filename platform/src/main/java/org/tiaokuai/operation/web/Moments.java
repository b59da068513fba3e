package org.tiaokuai.operation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tiaokuai.page.Text;

/** A date and a time of day as the control of a browser sends it, or as somebody types it without one. */
final class Moments {

    private Moments() {}

    /** Of the year before {@code now} and the five after it: any other is a slip of the hand. */
    static Optional<Instant> of(String typed, Instant now) {
        var today = now.atZone(Text.ZONE);
        try {
            return Optional.of(
                            LocalDateTime.parse(typed.strip().replace(' ', 'T')).atZone(Text.ZONE))
                    .filter(at -> at.isAfter(today.minusYears(1)) && at.isBefore(today.plusYears(5)))
                    .map(ZonedDateTime::toInstant);
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
