package org.tiaokuai.calendar;

import java.time.LocalDate;

/**
 * Neighbouring days that a count treats alike, from the first to the last inclusive.
 *
 * <p>{@code name} is the holiday of {@code HOLIDAY} and {@code MAKE_UP} days; of a {@code MOVED} day it is the holiday
 * on which the limit had ended; else, and where that was an ordinary weekend, it is empty. The ordinals say which days
 * of the limit the counted ones are, beginning with 1; both are 0 where nothing is counted. {@code notice} is the one that
 * says so of {@code HOLIDAY} and {@code MAKE_UP} days, where it is not the year's ({@link CalendarDay#notice}).
 */
public record Stretch(
        LocalDate from, LocalDate to, Kind kind, String name, int firstOrdinal, int lastOrdinal, String notice) {

    /** How the days of a stretch are treated. */
    public enum Kind {
        /** The day of the event, which does not count (民法典 article 201). */
        START,
        /** Days that count. */
        COUNTED,
        /** Weekend days that count because a notice makes them working days. */
        MAKE_UP,
        /** Ordinary weekend days, left out. */
        WEEKEND,
        /** Days off by a notice, left out. */
        HOLIDAY,
        /** The working day to which the end moved (民法典 article 203). */
        MOVED
    }

    /** Where no other notice than the year's says anything. */
    public Stretch(LocalDate from, LocalDate to, Kind kind, String name, int firstOrdinal, int lastOrdinal) {
        this(from, to, kind, name, firstOrdinal, lastOrdinal, "");
    }

    public Stretch {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A stretch ends before it begins: " + from + " to " + to);
        }
    }

    /** True if the days were left out, with the kind and the name as the reason. */
    public boolean isSkipped() {
        return switch (kind) {
            case WEEKEND, HOLIDAY -> true;
            case START, COUNTED, MAKE_UP, MOVED -> false;
        };
    }
}
