package org.tiaokuai.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of business 条 in a division 块.
 *
 * @param creditCode as published; two in a hundred real codes fail their check digit, so it is text, not a value type
 * @param division the statistical code of 12 digits; none for the platform's own administration
 */
public record Department(
        UUID id,
        String creditCode,
        String name,
        String shortName,
        String line,
        @Nullable String division,
        boolean receiving) {}
