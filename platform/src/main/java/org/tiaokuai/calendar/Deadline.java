package org.tiaokuai.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * When a limit ends and why: the stretches explain each day from the start to the last day, without a gap.
 *
 * <p>{@code provisional} means that it hangs on days after the last published year, so a later notice may change it.
 */
public record Deadline(LocalDate start, Limit limit, LocalDate due, List<Stretch> stretches, boolean provisional) {

    public Deadline {
        stretches = List.copyOf(stretches);
        var next = start;
        for (var stretch : stretches) {
            if (!stretch.from().equals(next)) {
                throw new IllegalArgumentException("Nothing explains " + next);
            }
            next = stretch.to().plusDays(1);
        }
        if (!next.equals(due.plusDays(1))) {
            throw new IllegalArgumentException("The explanation does not end with " + due);
        }
    }

    /** The days that were left out, with their reasons. */
    public List<Stretch> skipped() {
        return stretches.stream().filter(Stretch::isSkipped).toList();
    }
}
