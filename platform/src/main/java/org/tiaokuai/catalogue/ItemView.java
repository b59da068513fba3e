package org.tiaokuai.catalogue;

import org.jspecify.annotations.Nullable;

/** An item in a list. */
public record ItemView(
        String code,
        String name,
        String nameEn,
        String summary,
        String summaryEn,
        String kind,
        String departmentName,
        boolean online,
        @Nullable Integer promisedAmount,
        @Nullable String promisedUnit) {}
