package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices.Doubt;
import org.tiaokuai.calendar.HolidayNotices.Fault;

/** What is wrong with a notice, by itself and beside those that are known. */
final class Doubts {

    /** Spring Festival and New Year reach so far into the years beside theirs. */
    private static final int WEEKS_BESIDE = 5;

    private final HolidayNotice notice;
    private final List<Arrangement> known;
    private final LocalDate today;
    private final List<Doubt> found = new ArrayList<>();

    Doubts(HolidayNotice notice, List<Arrangement> known, LocalDate today) {
        this.notice = notice;
        this.known = known.stream()
                .filter(each -> each.division().equals(notice.division()))
                .toList();
        this.today = today;
    }

    List<Doubt> all() {
        if (notice.whole() && !notice.division().isEmpty()) {
            add(Fault.LOCAL_YEAR, null);
        }
        if (notice.days().isEmpty()) {
            add(Fault.EMPTY, null);
        }
        days();
        year();
        if (notice.whole() && notice.division().isEmpty()) {
            statutory();
        }
        dates();
        return List.copyOf(found);
    }

    private void add(Fault fault, @Nullable LocalDate day) {
        var doubt = new Doubt(fault, day);
        if (!found.contains(doubt)) {
            found.add(doubt);
        }
    }

    private void days() {
        var first = LocalDate.of(notice.year(), Month.JANUARY, 1).minusWeeks(WEEKS_BESIDE);
        var last = LocalDate.of(notice.year(), Month.DECEMBER, 31).plusWeeks(WEEKS_BESIDE);
        var arranged = new HashMap<LocalDate, HolidayNotice.Day>();
        for (var day : notice.days()) {
            var other = arranged.put(day.date(), day);
            if (other != null && !other.equals(day)) {
                add(Fault.CONTRADICTION, day.date());
            }
            if (day.date().isBefore(first) || day.date().isAfter(last)) {
                add(Fault.FAR_DAY, day.date());
            }
        }
    }

    /** The years follow one another, and what is arranged only here comes after what the country arranged. */
    private void year() {
        var country = new HashSet<Integer>();
        known.stream().filter(Arrangement::whole).forEach(each -> country.add(each.year()));
        boolean arranged = country.contains(notice.year());
        boolean next = notice.whole() && country.contains(notice.year() - 1);
        if (notice.division().isEmpty() ? !arranged && !next : notice.year() < today.getYear() - 1) {
            add(Fault.FAR_YEAR, null);
        }
    }

    private void statutory() {
        var off = new HashMap<LocalDate, Boolean>();
        notice.days().forEach(day -> off.put(day.date(), day.off()));
        for (var fixed : StatutoryDays.of(notice.year())) {
            var arranged = off.get(fixed.day());
            if (arranged == null) {
                add(Fault.STATUTORY_DAY_MISSING, fixed.day());
            } else if (!arranged) {
                add(Fault.STATUTORY_DAY_WORKED, fixed.day());
            }
        }
    }

    private void dates() {
        if (notice.noticedOn().isAfter(today)
                || notice.noticedOn().getYear() < notice.year() - 1
                || notice.noticedOn().getYear() > notice.year()) {
            add(Fault.WRONG_DATE, null);
        }
        var same = known.stream().filter(each -> each.year() == notice.year()).toList();
        if (same.stream().anyMatch(each -> new HashSet<>(each.days()).equals(new HashSet<>(notice.days())))) {
            add(Fault.KNOWN, null);
        } else if (same.stream().anyMatch(each -> Objects.equals(each.noticedOn(), notice.noticedOn()))) {
            add(Fault.SAME_DATE, null);
        }
    }
}
