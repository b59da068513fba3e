package org.tiaokuai.norm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A norm in a list.
 *
 * @param version the one in force; 0 while there is none yet
 * @param since since when it is in force
 * @param proposed whether a text waits for the legal office
 */
public record NormLine(
        String code,
        Norms.Level level,
        String title,
        String titleEn,
        int version,
        @Nullable Instant since,
        boolean proposed) {}
