package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.tiaokuai.calendar.Calendar;

/** The delivered calendar without a database, for tests of modules that count on it. */
public final class PublishedCalendar {

    /** A line of the notices. */
    public record Notice(String name, boolean off) {}

    private PublishedCalendar() {}

    public static Calendar calendar() {
        return new WorkingCalendar(Published.days());
    }

    /** The bare table, for those who want to count by themselves. */
    public static Map<LocalDate, Notice> notices() {
        return Published.days().stream()
                .collect(Collectors.toMap(ExceptionDay::day, day -> new Notice(day.name(), day.isOff())));
    }
}
