package org.tiaokuai.catalogue.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Publication.Published;
import org.tiaokuai.catalogue.Catalogue.Publication.Unchanged;
import org.tiaokuai.catalogue.ImportReport;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.search.Search;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional
class CatalogueService implements Catalogue {

    /** More results than anybody reads; the total is counted all the same. */
    private static final int MOST_RESULTS = 400;

    private final Items items;
    private final ItemQueries queries;
    private final Search search;
    private final GuideImport imports;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CatalogueService(
            Items items,
            ItemQueries queries,
            Search search,
            GuideImport imports,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.queries = queries;
        this.search = search;
        this.imports = imports;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Publication publish(PublishGuide command) {
        var guide = command.guide();
        var fingerprint = fingerprint(command);
        var stamp = items.stamp(guide.code());
        if (stamp.isPresent() && stamp.get().fingerprint().equals(fingerprint)) {
            return new Unchanged(guide.code(), stamp.get().version());
        }
        int version = stamp.map(known -> known.version() + 1).orElse(1);
        items.put(command, version, fingerprint, clock.instant());
        search.index(List.of(ItemEntry.of(guide)));
        var published = new Published(guide.code(), version);
        events.publishEvent(published);
        return published;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> offer(String code) {
        return items.offer(code);
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

    private static String fingerprint(PublishGuide command) {
        var all = JsonMapper.shared().writeValueAsString(command);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
