package org.tiaokuai.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A page of items.
 *
 * @param total how many there are in all
 * @param exact false when none held all that was asked for, and these come near
 * @param codes of all that was found, best first; none when nothing was asked for
 * @param said what was asked for and what offices call the same, to be marked in the names
 */
public record Listing(
        List<ItemView> items,
        long total,
        boolean exact,
        @JsonIgnore List<String> codes,
        List<String> said) {

    public static final Listing NOTHING = new Listing(List.of(), 0);

    public Listing(List<ItemView> items, long total) {
        this(items, total, true, List.of(), List.of());
    }

    public Listing answering(boolean exact, List<String> codes, List<String> said) {
        return new Listing(items, total, exact, codes, said);
    }
}
