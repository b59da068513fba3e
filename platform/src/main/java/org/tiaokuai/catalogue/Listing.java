package org.tiaokuai.catalogue;

import java.util.List;

/**
 * A page of items.
 *
 * @param total how many there are in all
 * @param exact false when none held all that was asked for, and these come near
 * @param said what was asked for and what offices call the same, to be marked in the names
 */
public record Listing(List<ItemView> items, long total, boolean exact, List<String> said) {

    public static final Listing NOTHING = new Listing(List.of(), 0);

    public Listing(List<ItemView> items, long total) {
        this(items, total, true, List.of());
    }

    public Listing answering(boolean exact, List<String> said) {
        return new Listing(items, total, exact, said);
    }
}
