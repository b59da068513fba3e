package org.tiaokuai.calendar;

import java.time.LocalDate;

/** What one day is; the name is that of the holiday it belongs to or makes up for, empty for ordinary days. */
public record CalendarDay(LocalDate date, Kind kind, String name) {

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
