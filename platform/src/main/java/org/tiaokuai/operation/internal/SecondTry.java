package org.tiaokuai.operation.internal;

import java.time.Clock;
import java.time.Duration;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What followed from a stored event and failed is tried again: after a minute, two, four, and at last every hour. */
@Component
class SecondTry {

    private static final int MINUTES_TO_AN_HOUR = 6; // 2^6 minutes are over the hour

    private final FailedEventPublications failed;
    private final Clock clock;

    SecondTry(FailedEventPublications failed, Clock clock) {
        this.failed = failed;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void again() {
        failed.resubmit(ResubmissionOptions.defaults().withFilter(this::due));
    }

    private boolean due(EventPublication publication) {
        var last = publication.getLastResubmissionDate();
        var since = last == null ? publication.getPublicationDate() : last;
        int doublings = Math.min(MINUTES_TO_AN_HOUR, Math.max(0, publication.getCompletionAttempts() - 1));
        var wait = Duration.ofMinutes(Math.min(60, 1L << doublings));
        return !clock.instant().isBefore(since.plus(wait));
    }
}
