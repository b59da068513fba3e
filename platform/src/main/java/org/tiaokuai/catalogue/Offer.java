package org.tiaokuai.catalogue;

import java.util.UUID;
import org.tiaokuai.form.FormRef;

/** One version of an item as an application meets it: its guide, its form, and who handles it here. */
public record Offer(int version, Guide guide, FormRef form, UUID handledBy) {}
