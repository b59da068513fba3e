package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.tiaokuai.calendar.HolidayNotice;

/** Lays notices over one another: what came later counts. */
final class Overlay {

    private Overlay() {}

    /** @param arrangements in the order in which they count */
    static List<ExceptionDay> of(List<Arrangement> arrangements) {
        var days = new TreeMap<LocalDate, Laid>();
        for (var arrangement : arrangements) {
            if (arrangement.whole()) {
                days.values()
                        .removeIf(laid -> laid.by().year() == arrangement.year()
                                && laid.by().division().equals(arrangement.division()));
            }
            arrangement.days().forEach(day -> days.put(day.date(), new Laid(day, arrangement)));
        }
        return days.values().stream().map(Laid::day).toList();
    }

    private record Laid(HolidayNotice.Day arranged, Arrangement by) {

        ExceptionDay day() {
            return new ExceptionDay(
                    arranged.date(), arranged.name(), arranged.off(), by.office() == null ? by.year() : 0, by.own());
        }
    }
}
