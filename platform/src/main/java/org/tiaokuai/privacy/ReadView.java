package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;

/**
 * One line of "who read my data".
 *
 * @param item its name
 * @param caseNumber empty where it was for no case
 * @param reason that the reader stated to see what the rules hide; empty as a rule
 */
public record ReadView(
        long id,
        Instant at,
        String requester,
        String purpose,
        String basis,
        String item,
        String caseNumber,
        String reason,
        List<String> given,
        List<String> masked,
        List<String> refused) {}
