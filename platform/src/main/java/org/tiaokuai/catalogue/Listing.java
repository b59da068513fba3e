package org.tiaokuai.catalogue;

import java.util.List;

/**
 * A page of items.
 *
 * @param total how many there are in all
 */
public record Listing(List<ItemView> items, long total) {}
