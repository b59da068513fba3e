package org.tiaokuai.catalogue.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.ImportReport;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.search.Search;

@Service
@Transactional
class CatalogueService implements Catalogue {

    /** More results than anybody reads; the total is counted all the same. */
    private static final int MOST_RESULTS = 400;

    private final Items items;
    private final ItemQueries queries;
    private final Search search;
    private final GuideImport imports;
    private final Publishing publishing;

    CatalogueService(Items items, ItemQueries queries, Search search, GuideImport imports, Publishing publishing) {
        this.items = items;
        this.queries = queries;
        this.search = search;
        this.imports = imports;
        this.publishing = publishing;
    }

    @Override
    public Publication publish(PublishGuide command) {
        return publishing.publish(command, Stage.Event.IMPORT);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> offer(String code) {
        return items.item(code).filter(Item::takesApplications).map(Item::offer);
    }

    @Override
    @Transactional(readOnly = true)
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
        var found = search.find(ItemEntry.KIND, criteria.text(), MOST_RESULTS);
        var listing = found.refs().isEmpty() ? Listing.NOTHING : queries.among(found.refs(), criteria);
        return listing.answering(found.exact(), found.said());
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
    public ImportReport importGuides(BufferedReader lines, UUID receiver, FormRef form) throws IOException {
        return imports.run(lines, receiver, form, this::publish);
    }
}
