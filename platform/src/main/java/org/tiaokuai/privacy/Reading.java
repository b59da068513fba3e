package org.tiaokuai.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wish to read: who, what for, on what legal basis, for which item or case, about which person, when.
 *
 * @param subject the keyed hash of the person's citizen number
 */
public record Reading(
        Requester requester,
        Purpose purpose,
        String basis,
        String item,
        @Nullable String caseNumber,
        String subject,
        Instant at) {

    /** The same, for something else. */
    public Reading with(Purpose other, String otherBasis) {
        return new Reading(requester, other, otherBasis, item, caseNumber, subject, at);
    }
}
