package org.tiaokuai.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.HolidayNotice;

/**
 * What one notice arranges, as far as counting needs it.
 *
 * @param cited its title and its number
 * @param office the department that is closed; none of a notice of holidays
 * @param byWhom empty where nobody is told it
 */
record Arrangement(
        long id,
        Instant at,
        @Nullable LocalDate noticedOn,
        int year,
        boolean whole,
        String division,
        String cited,
        List<HolidayNotice.Day> days,
        @Nullable UUID office,
        String byWhom) {

    private static final int DIGITS = 6;

    Arrangement {
        days = List.copyOf(days);
    }

    /** Of a notice of holidays. */
    Arrangement(
            long id,
            Instant at,
            @Nullable LocalDate noticedOn,
            int year,
            boolean whole,
            String division,
            String cited,
            List<HolidayNotice.Day> days) {
        this(id, at, noticedOn, year, whole, division, cited, days, null, "");
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
        return office == null && place.startsWith(stem(division));
    }

    boolean closes(UUID department) {
        return department.equals(office);
    }

    ClosingDays.Closing closing() {
        return new ClosingDays.Closing(
                days.getFirst().date(), days.getLast().date(), days.getFirst().name(), at, byWhom);
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
