package org.tiaokuai.catalogue.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.search.Search;

@Service
@Transactional
class CatalogueService implements Catalogue {

    /** More results than anybody reads; the total is counted all the same. */
    private static final int MOST_RESULTS = 2_000;

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
    public Offer offer(String code, int version) {
        return items.offer(code, version).orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public Listing find(Criteria criteria) {
        if (criteria.text().isBlank()) {
            return queries.browse(criteria);
        }
        var found = search.find(GuideIndex.ITEM, criteria.text(), MOST_RESULTS);
        var listing = found.refs().isEmpty() ? Listing.NOTHING : queries.among(found.refs(), criteria);
        return listing.answering(found.exact(), found.refs(), found.said());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Facet, List<Count>> facets(Criteria criteria, Listing listing) {
        return criteria.text().isBlank() || !listing.codes().isEmpty()
                ? queries.facets(criteria, listing.codes())
                : Map.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Asked> questions(String text) {
        var refs = search.findExactly(GuideIndex.QUESTION, text, MOST_QUESTIONS).refs().stream()
                .map(GuideIndex.QuestionRef::of)
                .toList();
        return refs.isEmpty() ? List.of() : queries.questions(refs);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> themes() {
        return queries.themes();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> departments() {
        return queries.departments();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> lifeEvents() {
        return queries.lifeEvents();
    }

    @Override
    public int assign(AssignItems command) {
        return publishing.assign(command);
    }
}
