package org.tiaokuai.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * An item in a list.
 *
 * @param suspended takes no applications now
 */
public record ItemView(
        String code,
        String name,
        String nameEn,
        String summary,
        String summaryEn,
        String kind,
        String departmentName,
        boolean online,
        boolean suspended,
        @Nullable Integer promisedAmount,
        @Nullable String promisedUnit) {}
