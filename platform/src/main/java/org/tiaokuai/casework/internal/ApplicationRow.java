package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.CaseClock;
import org.tiaokuai.casework.CaseView.Claim;
import org.tiaokuai.casework.State;

/**
 * One application as it is stored.
 *
 * @param askedAt when a correction was asked for
 * @param correctedAt when it was handed in
 * @param moved the last time that a notice of holidays moved the day by which it is due
 */
record ApplicationRow(
        String number,
        UUID draft,
        String item,
        int itemVersion,
        String itemName,
        String itemNameEn,
        String about,
        UUID account,
        String subject,
        Sealed applicant,
        Sealed applicantId,
        String answers,
        UUID handledBy,
        State state,
        Instant submittedAt,
        @Nullable Instant askedAt,
        @Nullable Instant correctedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant closedAt,
        LocalDate dueOn,
        @Nullable LocalDate legalDueOn,
        @Nullable Claim claim,
        CaseClock.@Nullable Moved moved) {

    /** The last moment at which the applicant handed something in: from there the office's days count. */
    Instant receivedAt() {
        return correctedAt == null ? submittedAt : correctedAt;
    }

    Application application() {
        return new Application(number, account, subject, handledBy, item, state, askedAt != null);
    }
}
