package org.tiaokuai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Tells working days from days off by the State Council's annual notices, and counts limits by the Civil Code
 * (民法典 articles 200–204). Days are dates in China; where no notice is published yet, only weekends are days off.
 */
public interface Calendar {

    /** True for a weekday that no notice makes a holiday, and for a weekend day that a notice makes a working day. */
    boolean isWorkingDay(LocalDate day);

    /** The last day of the limit that begins after the start day, with every day between explained. */
    Deadline deadline(LocalDate start, Limit limit);

    /** The same last day without the explanation, for counting many at once. */
    LocalDate due(LocalDate start, Limit limit);

    /** So long before an event, whose own day does not count; of working days always one, else whatever day it is. */
    LocalDate before(LocalDate event, Limit limit);

    /** How many working days lie after the first day until and including the second; negative if they are reversed. */
    int workingDays(LocalDate afterExclusive, LocalDate untilInclusive);

    /** Each day from the first to the last inclusive, for drawing a calendar. */
    List<CalendarDay> days(LocalDate from, LocalDate to);

    /** The same as it was known at a moment: what ended then is not counted anew by a notice that came later. */
    Calendar knownAt(Instant at);

    /** The same with the holidays of a division and of those above it; by its code of six digits. */
    Calendar in(String division);

    /** The same without the days on which a department is closed: for what applicants have to do, and for no limit of the law. */
    Calendar open(UUID department);

    /** The first year whose holidays are known; of earlier days only weekends are. */
    int firstPublishedYear();

    /** The last year whose holidays are published; later days are a forecast. */
    int lastPublishedYear();

    /** The last year of which at least the days are known that the law fixes; beyond, a count would be a guess. */
    int lastForecastYear();
}
