package org.tiaokuai.demo.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.page.Text;

/** The one clock of a demonstration: it can stand in the past while a story is told, and be set forward by days. */
final class DemoClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant fixed;

    void setAhead(int days) {
        ahead = Duration.ofDays(days);
    }

    void standAt(Instant instant) {
        fixed = instant;
    }

    void run() {
        fixed = null;
    }

    @Override
    public Instant instant() {
        var standing = fixed;
        return standing == null ? Instant.now().truncatedTo(ChronoUnit.MICROS).plus(ahead) : standing;
    }

    @Override
    public ZoneId getZone() {
        return Text.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
