package org.tiaokuai.calendar;

import java.time.LocalDate;

/**
 * What one day is; the name is that of the holiday it belongs to or makes up for, empty for ordinary days.
 *
 * @param notice that of a division, or one that changed some days, as it is cited; empty where the year's notice says so
 */
public record CalendarDay(LocalDate date, Kind kind, String name, String notice) {

    /** As the year's notice has it. */
    public CalendarDay(LocalDate date, Kind kind, String name) {
        this(date, kind, name, "");
    }

    /** The four kinds of day that people see on a calendar. */
    public enum Kind {
        /** An ordinary working day. */
        WORKING,
        /** A weekend day that is worked to make up for a holiday (调休上班). */
        MAKE_UP,
        /** An ordinary weekend day. */
        WEEKEND,
        /** A day off by a notice, weekend days within the holiday included. */
        HOLIDAY
    }

    public boolean isWorked() {
        return switch (kind) {
            case WORKING, MAKE_UP -> true;
            case WEEKEND, HOLIDAY -> false;
        };
    }
}
