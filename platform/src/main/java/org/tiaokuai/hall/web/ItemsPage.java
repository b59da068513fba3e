package org.tiaokuai.hall.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Asked;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.search.Search.Held;
import org.tiaokuai.standard.DivisionCode;

/** Finding an item by words, narrowed by theme, department, audience, life event and division in any combination. */
@Controller
public class ItemsPage {

    private static final int LAST_PAGE = 10_000;

    /**
     * What was asked, what was found, and by what it can be narrowed or widened.
     *
     * @param themes to go on from where nothing was found that holds what was asked for
     */
    public record View(
            Criteria criteria,
            Listing listing,
            List<Asked> questions,
            List<Narrowing> chosen,
            List<Group> groups,
            List<Count> themes,
            String address) {

        /** Nothing holds what was asked for; what is shown may be meant. */
        public boolean near() {
            return listing.held() == Held.NEAR && !listing.items().isEmpty();
        }

        /** How what was found is told of. */
        public String found() {
            return criteria.text().isBlank()
                    ? "hall.items.count"
                    : switch (listing.held()) {
                        case NAME -> "hall.items.found";
                        case TEXT -> "hall.items.told";
                        case NEAR -> "hall.items.near";
                    };
        }

        public boolean more() {
            return (criteria.page() + 1L) * Criteria.PAGE < listing.total();
        }
    }

    /** One value of a facet, with the address that puts it on or takes it off. */
    public record Narrowing(Facet facet, String name, long items, String address) {}

    /** The values of one facet. */
    public record Group(Facet facet, List<Narrowing> values) {}

    private final Catalogue catalogue;
    private final Organisation organisation;

    /** Divisions change once a year, and every list of items names them. */
    private final LoadingCache<String, Map<String, String>> divisions =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).build(_ -> divisionNames());

    ItemsPage(Catalogue catalogue, Organisation organisation) {
        this.catalogue = catalogue;
        this.organisation = organisation;
    }

    @GetMapping("/items")
    @AllowedTo(Who.ANYONE)
    ModelAndView show(@RequestParam Map<String, String> typed) {
        var page = typed.getOrDefault("page", "0");
        int number = page.matches("\\d{1,4}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 0;
        var address = Address.of(typed);
        var criteria = address.criteria(number);
        var listing = catalogue.find(criteria);
        var facets = listing.facets();
        var names = divisions.get("");
        var chosen = Arrays.stream(Facet.values())
                .filter(facet -> !address.value(facet).isEmpty())
                .map(facet -> new Narrowing(facet, name(facet, facets, address, names), 0, address.without(facet)))
                .toList();
        var view = new View(
                criteria,
                listing,
                criteria.text().isBlank() || number > 0 ? List.of() : catalogue.questions(criteria.text()),
                chosen,
                groups(facets, address, names),
                listing.items().isEmpty() || listing.held() == Held.NEAR ? themes() : List.of(),
                address.toString());
        return new ModelAndView("hall/items", "page", view);
    }

    private List<Count> themes() {
        return catalogue.themes().stream()
                .sorted(Comparator.comparing(Count::rest))
                .toList();
    }

    private static List<Group> groups(
            Map<Facet, List<Count>> facets, Address address, Map<String, String> divisionNames) {
        return facets.entrySet().stream()
                .filter(facet -> address.value(facet.getKey()).isEmpty())
                .map(facet -> new Group(
                        facet.getKey(),
                        facet.getValue().stream()
                                .sorted(Comparator.comparing(Count::rest))
                                .map(count -> new Narrowing(
                                        facet.getKey(),
                                        divisionNames.getOrDefault(count.name(), count.name()),
                                        count.items(),
                                        address.with(facet.getKey(), count.key())))
                                .toList()))
                .filter(group -> group.values().size() > 1)
                .toList();
    }

    private static String name(
            Facet facet, Map<Facet, List<Count>> facets, Address address, Map<String, String> divisionNames) {
        var value = address.value(facet);
        return facets.getOrDefault(facet, List.of()).stream()
                .filter(count -> count.key().equals(value))
                .map(count -> divisionNames.getOrDefault(count.name(), count.name()))
                .findFirst()
                .orElse(value);
    }

    private Map<String, String> divisionNames() {
        return Stream.of(DivisionCode.Level.PROVINCE, DivisionCode.Level.CITY, DivisionCode.Level.COUNTY)
                .flatMap(level -> organisation.divisions(level).stream())
                .filter(division -> division.civilCode() != null)
                .collect(Collectors.toMap(
                        division -> String.valueOf(division.civilCode()), Division::name, (one, other) -> one));
    }
}
