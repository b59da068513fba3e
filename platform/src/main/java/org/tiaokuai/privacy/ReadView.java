package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;

/** One line of "who read my data". */
public record ReadView(
        Instant at,
        String requester,
        String purpose,
        String basis,
        List<String> given,
        List<String> masked,
        List<String> refused) {}
