package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Moments and days in China, which has kept one time since long before the calendar begins. */
final class Moments {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int DAY = 86_400;

    private Moments() {}

    static LocalDate day(Instant moment) {
        return LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond() + CHINA.getTotalSeconds(), DAY));
    }

    static LocalTime time(Instant moment) {
        return LocalDateTime.ofInstant(moment, CHINA).toLocalTime();
    }

    /** 0:00. */
    static Instant begin(LocalDate day) {
        return Instant.ofEpochSecond(day.toEpochDay() * DAY - CHINA.getTotalSeconds());
    }

    /** 24:00, with which the last day ends (民法典 article 203). */
    static Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
