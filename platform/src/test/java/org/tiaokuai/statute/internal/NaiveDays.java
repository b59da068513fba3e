package org.tiaokuai.statute.internal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiaokuai.calendar.internal.PublishedCalendar;
import org.tiaokuai.calendar.internal.PublishedCalendar.Notice;

/** What a day is, looked up in the bare table; beyond it the days that the law fixes. */
final class NaiveDays {

    private final Map<LocalDate, Notice> notices = new HashMap<>(PublishedCalendar.notices());

    NaiveDays() {
        int last = notices.keySet().stream().mapToInt(LocalDate::getYear).max().orElseThrow();
        for (var year = last + 1; year <= last + 3; year++) {
            notices.put(LocalDate.of(year, 1, 1), new Notice("元旦", true));
            for (var day : List.of(1, 2)) {
                notices.put(LocalDate.of(year, 5, day), new Notice("劳动节", true));
            }
            for (var day : List.of(1, 2, 3)) {
                notices.put(LocalDate.of(year, 10, day), new Notice("国庆节", true));
            }
        }
    }

    boolean worked(LocalDate day) {
        var notice = notices.get(day);
        return notice != null ? !notice.off() : !weekend(day);
    }

    static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** COUNTED, MAKE_UP 春节, WEEKEND or HOLIDAY 春节. */
    String told(LocalDate day) {
        if (worked(day)) {
            return weekend(day) ? "MAKE_UP " + name(day) : "COUNTED";
        }
        return notices.containsKey(day) ? "HOLIDAY " + name(day) : "WEEKEND";
    }

    /** The holiday on which a limit would end; empty on an ordinary weekend. */
    String name(LocalDate day) {
        var notice = notices.get(day);
        return notice == null ? "" : notice.name();
    }
}
