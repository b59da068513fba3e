package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;

/**
 * One line of "who read my data".
 *
 * @param item its name
 * @param caseNumber empty where it was for no case
 */
public record ReadView(
        long id,
        Instant at,
        String requester,
        String purpose,
        String basis,
        String item,
        String caseNumber,
        List<String> given,
        List<String> masked,
        List<String> refused) {}
