package org.tiaokuai.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.HolidayNotice;

/**
 * What one notice arranges, as far as counting needs it.
 *
 * @param cited its title and its number
 */
record Arrangement(
        long id,
        Instant at,
        @Nullable LocalDate noticedOn,
        int year,
        boolean whole,
        String division,
        String cited,
        List<HolidayNotice.Day> days) {

    private static final int DIGITS = 6;

    Arrangement {
        days = List.copyOf(days);
    }

    static Arrangement of(HolidayNotice notice, long id, Instant at) {
        return new Arrangement(
                id,
                at,
                notice.noticedOn(),
                notice.year(),
                notice.whole(),
                notice.division(),
                cited(notice.title(), notice.document()),
                notice.days());
    }

    static String cited(String title, String document) {
        return "《" + title + "》" + (document.isEmpty() ? "" : "（" + document + "）");
    }

    /** As it is cited, where it is not the notice of a year, which everybody knows by its year. */
    String own() {
        return whole && division.isEmpty() ? "" : cited;
    }

    /** Whether it holds in a division, which it does in those below its own: 320200 lies in 320000. */
    boolean holdsIn(String place) {
        return place.startsWith(stem(division));
    }

    /** A code without the zeros that say that it goes no deeper. */
    private static String stem(String code) {
        int end = code.length();
        while (end >= 2 && code.length() == DIGITS && code.startsWith("00", end - 2)) {
            end -= 2;
        }
        return code.substring(0, end);
    }
}
