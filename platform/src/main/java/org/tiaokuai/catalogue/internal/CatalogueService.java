package org.tiaokuai.catalogue.internal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Wanted;

@Service
@Transactional
class CatalogueService implements Catalogue {

    private static final int MOST_QUESTIONS = 5;

    private final Publishing publishing;
    private final Items items;
    private final ItemQueries queries;
    private final Search search;

    CatalogueService(Publishing publishing, Items items, ItemQueries queries, Search search) {
        this.publishing = publishing;
        this.items = items;
        this.queries = queries;
        this.search = search;
    }

    @Override
    public Publication publish(PublishGuide command) {
        return publish(List.of(command)).getFirst();
    }

    @Override
    public List<Publication> publish(List<PublishGuide> commands) {
        return publishing.take(commands);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> offer(String code) {
        return items.item(code).filter(Item::takesApplications).map(Item::offer);
    }

    /** One statement, as a rule: a transaction of its own would double the way to the database. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Item> item(String code) {
        return items.item(code);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> codes) {
        return items.names(codes);
    }

    @Override
    @Transactional(readOnly = true)
    public Offer offer(String code, int version) {
        return items.offer(code, version).orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public Listing find(Criteria criteria) {
        var found = search.find(new Wanted(
                GuideIndex.ITEM,
                criteria.text(),
                within(criteria),
                (long) criteria.page() * Criteria.PAGE,
                Criteria.PAGE));
        var facets = found.counts().stream()
                .collect(Collectors.groupingBy(
                        count -> Facet.valueOf(count.facet()),
                        () -> new EnumMap<>(Facet.class),
                        Collectors.mapping(CatalogueService::count, Collectors.toList())));
        var views = found.refs().isEmpty() ? List.<ItemView>of() : queries.views(found.refs());
        return new Listing(views, found.total(), found.held(), found.said(), facets);
    }

    private static Map<String, String> within(Criteria criteria) {
        var within = new HashMap<String, String>();
        within.put(Facet.THEME.name(), criteria.theme());
        within.put(Facet.DEPARTMENT.name(), criteria.department());
        within.put(Facet.AUDIENCE.name(), criteria.audience());
        within.put(Facet.LIFE_EVENT.name(), criteria.lifeEvent());
        within.put(Facet.DIVISION.name(), criteria.division());
        within.values().removeIf(String::isEmpty);
        return within;
    }

    private static Count count(Search.Count count) {
        return new Count(count.name(), count.key(), count.entries());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Asked> questions(String text) {
        var refs = search.findNamed(new Wanted(GuideIndex.QUESTION, text, MOST_QUESTIONS)).stream()
                .map(GuideIndex.QuestionRef::of)
                .toList();
        return refs.isEmpty() ? List.of() : queries.questions(refs);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> themes() {
        return counts(Facet.THEME);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> departments() {
        return counts(Facet.DEPARTMENT);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> lifeEvents() {
        return counts(Facet.LIFE_EVENT);
    }

    private List<Count> counts(Facet facet) {
        return search.labels(GuideIndex.ITEM, facet.name()).stream()
                .map(CatalogueService::count)
                .toList();
    }

    @Override
    public int assign(AssignItems command) {
        return publishing.assign(command);
    }
}
