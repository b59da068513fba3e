package org.tiaokuai.rights;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.rights.Disputes.Outcome;

/**
 * A dispute in a list; nothing personal stands in it.
 *
 * @param caseNumber empty where it is about the account
 * @param particular of the account; none where it is about a case
 * @param outcome none while it waits
 */
public record DisputeLine(
        long id,
        String caseNumber,
        String itemName,
        String itemNameEn,
        @Nullable Particular particular,
        Instant at,
        LocalDate dueOn,
        @Nullable Outcome outcome,
        @Nullable Instant answeredAt) {

    public boolean late(LocalDate today) {
        return outcome == null && today.isAfter(dueOn);
    }
}
