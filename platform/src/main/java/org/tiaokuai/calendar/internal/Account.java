package org.tiaokuai.calendar.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.calendar.Stretch.Kind;

/** Joins the days of a count, told one after the other, into stretches that a person can read. */
final class Account {

    private final List<Stretch> stretches = new ArrayList<>();
    private int counted;

    Account(LocalDate start) {
        stretches.add(new Stretch(start, start, Kind.START, "", 0, 0));
    }

    void count(LocalDate day, Kind kind, String name, String notice) {
        counted++;
        append(day, kind, name, counted, notice);
    }

    void note(LocalDate day, Kind kind, String name, String notice) {
        append(day, kind, name, 0, notice);
    }

    private void append(LocalDate day, Kind kind, String name, int ordinal, String notice) {
        var last = stretches.getLast();
        if (last.kind() == kind && last.name().equals(name) && last.notice().equals(notice)) {
            stretches.removeLast();
            stretches.add(new Stretch(last.from(), day, kind, name, last.firstOrdinal(), ordinal, notice));
        } else {
            stretches.add(new Stretch(day, day, kind, name, ordinal, ordinal, notice));
        }
    }

    List<Stretch> stretches() {
        return List.copyOf(stretches);
    }
}
