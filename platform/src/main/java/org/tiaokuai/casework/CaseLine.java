package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.tiaokuai.course.State;

/**
 * A case in its owner's list.
 *
 * @param provisional whether the day lies after the last published year, so that a later notice may move it
 */
public record CaseLine(
        String number,
        String item,
        String itemName,
        String itemNameEn,
        State state,
        Instant submittedAt,
        LocalDate dueOn,
        boolean provisional) {

    /** Still open after the day by which the next step was due. */
    public boolean late(LocalDate today) {
        return state.open() && today.isAfter(dueOn);
    }
}
