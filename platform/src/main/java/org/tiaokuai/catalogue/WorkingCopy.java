package org.tiaokuai.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version while it is prepared.
 *
 * @param basedOn the version that it revises; 0 for a new item
 * @param opensAt when it opens by itself; null until it is approved
 * @param changedBy who saved it last
 */
public record WorkingCopy(
        Guide guide, Stage stage, int basedOn, @Nullable Instant opensAt, String changedBy, Instant changedAt) {}
