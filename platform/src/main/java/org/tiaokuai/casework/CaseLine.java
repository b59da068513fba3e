package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;

/** A case in its owner's list. */
public record CaseLine(
        String number,
        String item,
        String itemName,
        String itemNameEn,
        State state,
        Instant submittedAt,
        LocalDate dueOn) {

    /** Still open after the day by which the next step was due. */
    public boolean late(LocalDate today) {
        return state.open() && today.isAfter(dueOn);
    }
}
