package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.State;

/** One application as it is stored. */
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
        @Nullable Instant acceptedAt,
        @Nullable Instant closedAt,
        LocalDate dueOn,
        @Nullable LocalDate legalDueOn) {

    Application application() {
        return new Application(number, account, subject, handledBy, state);
    }
}
