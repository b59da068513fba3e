package org.tiaokuai.statute;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Stretch;
import org.tiaokuai.statute.LimitRule.Basis;

/** What came of counting a limit. */
public sealed interface Reckoning {

    /**
     * It ends then; where the rule counts back, that is before the start, and the stretches go back too.
     *
     * @param extensions how many are in it
     * @param due the last day, to its midnight
     * @param at of hours the time of that day; of other units none
     * @param stretches each day from the start to the last; none of hours, which run through
     * @param provisional whether a notice that is not published yet may change it
     */
    record Reckoned(
            LocalDateTime start,
            Term term,
            @Nullable LimitRule rule,
            int extensions,
            LocalDate due,
            @Nullable LocalTime at,
            List<Stretch> stretches,
            Laws laws,
            boolean provisional)
            implements Reckoning {

        public Reckoned {
            stretches = List.copyOf(stretches);
        }

        /** Whether it must be done so long before. */
        public boolean back() {
            return rule != null && rule.bound() == LimitRule.Bound.BEFORE;
        }
    }

    /** By what a count begins, its end moves, weekends and holidays are days off, on the day of the start; none of old days. */
    record Laws(
            @Nullable Basis start,
            @Nullable Basis end,
            @Nullable Basis week,
            @Nullable Basis holidays) {}

    /** No holidays are known of so early a year. */
    record BeforeCalendar(int firstYear) implements Reckoning {}

    /** Start or end lie where the calendar could only guess. */
    record PastCalendar(int lastYear) implements Reckoning {}

    /** The rule sets no number. */
    record NoLength() implements Reckoning {}

    /** The rule knows no extension, or not so many. */
    record NotExtendable() implements Reckoning {}
}
