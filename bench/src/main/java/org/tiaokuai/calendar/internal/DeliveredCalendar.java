package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.tiaokuai.calendar.Calendar;

/** The calendar of the migration, without a database; it lies in this package because the calendar is closed to others. */
public final class DeliveredCalendar {

    private static final Pattern ROW =
            Pattern.compile("\\('(\\d{4}-\\d\\d-\\d\\d)', '([^']+)', (true|false), (\\d{4})\\)[,;]");

    private DeliveredCalendar() {}

    public static Calendar read(String migration) {
        return new WorkingCalendar(ROW.matcher(migration)
                .results()
                .map(row -> new ExceptionDay(
                        LocalDate.parse(row.group(1)),
                        row.group(2),
                        Boolean.parseBoolean(row.group(3)),
                        Integer.parseInt(row.group(4))))
                .toList());
    }
}
