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
        LocalDate dueOn) {}
