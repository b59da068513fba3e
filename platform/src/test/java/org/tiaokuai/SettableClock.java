package org.tiaokuai;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Primary;

/** Takes the place of the one clock; it stands still at the moment that a test chose. */
@Primary
public class SettableClock extends Clock {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = at("2026-03-02");

    /** Nine in the morning of a day in China. */
    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(CHINA).toInstant();
    }

    public void standOn(String day) {
        now = at(day);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
