package org.tiaokuai.draft;

import java.time.Instant;

/** A draft in its owner's list. */
public record DraftLine(String item, String itemName, String itemNameEn, Instant savedAt) {}
