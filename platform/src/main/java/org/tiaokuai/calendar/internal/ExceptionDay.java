package org.tiaokuai.calendar.internal;

import java.time.LocalDate;

/**
 * A day that a notice arranged otherwise than its weekday says.
 *
 * @param sourceYear the year that its notice arranges; 0 where a department is closed, by which no year is published
 * @param notice the notice as it is cited; empty where it is that of the year for the whole country
 */
record ExceptionDay(LocalDate day, String name, boolean isOff, int sourceYear, String notice) {

    /** Of the notice of the year. */
    ExceptionDay(LocalDate day, String name, boolean isOff, int sourceYear) {
        this(day, name, isOff, sourceYear, "");
    }
}
