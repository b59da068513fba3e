package org.tiaokuai.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.search.Search.Held;

/**
 * A page of items.
 *
 * @param total how many there are in all
 * @param held whether the items' names hold what was asked for, or their guides, or they only come near
 * @param said what was asked for and what offices call the same, to be marked in the names
 * @param facets by what the list can be narrowed, with how many items each would leave
 */
public record Listing(
        List<ItemView> items,
        long total,
        Held held,
        List<String> said,
        @JsonIgnore Map<Facet, List<Count>> facets) {}
