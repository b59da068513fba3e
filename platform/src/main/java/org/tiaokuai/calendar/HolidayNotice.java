package org.tiaokuai.calendar;

import java.time.LocalDate;
import java.util.List;
import org.tiaokuai.page.Typing;

/**
 * A notice that arranges days 放假通知.
 *
 * @param document its number 发文字号; empty where it has none
 * @param year whose days it arranges; it may name some of the year before and after
 * @param whole whether it arranges all of that year, or changes some days of what was arranged
 * @param division for which it holds, by its code of six digits; empty for the whole country
 */
public record HolidayNotice(
        String title, String document, LocalDate noticedOn, int year, boolean whole, String division, List<Day> days) {

    /** One day that is not what its weekday says; {@code name} is that of the holiday that it belongs to or makes up for. */
    public record Day(LocalDate date, String name, boolean off) {

        /** A line of the ledger is one day. */
        public Day {
            if (Typing.unreadableLine(name)) {
                throw new IllegalArgumentException("The name of a day is one line");
            }
        }
    }

    public HolidayNotice {
        days = List.copyOf(days);
    }
}
