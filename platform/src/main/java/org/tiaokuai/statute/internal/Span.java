package org.tiaokuai.statute.internal;

import java.time.LocalDate;

/** Days that do not count: from the day after the first to the last; the day on which a pause begins still counts. */
record Span(LocalDate after, LocalDate until) {

    boolean holds(LocalDate day) {
        return day.isAfter(after) && !day.isAfter(until);
    }
}
