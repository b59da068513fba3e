package org.tiaokuai.catalogue.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Catalogue.Publication;
import org.tiaokuai.catalogue.Catalogue.Publication.Published;
import org.tiaokuai.catalogue.Catalogue.Publication.Unchanged;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.search.Search;
import tools.jackson.databind.json.JsonMapper;

/** Puts a version in force, whether it was imported or its day has come. */
@Component
class Publishing {

    private final Items items;
    private final Measures measures;
    private final Deeds deeds;
    private final Search search;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publishing(
            Items items, Measures measures, Deeds deeds, Search search, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.measures = measures;
        this.deeds = deeds;
        this.search = search;
        this.events = events;
        this.clock = clock;
    }

    /** A new version leaves an item suspended or withdrawn, if that is what it is. */
    Publication publish(PublishGuide command, Stage.Event event) {
        var guide = command.guide();
        var fingerprint = fingerprint(command);
        var stamp = items.stamp(guide.code());
        if (stamp.isPresent() && stamp.get().fingerprint().equals(fingerprint)) {
            return new Unchanged(guide.code(), stamp.get().version());
        }
        int version = stamp.map(known -> known.version() + 1).orElse(1);
        items.put(command, version, fingerprint, clock.instant());
        measures.put(guide, version);
        deeds.add(guide.code(), version, event, null, "", clock.instant());
        if (stamp.isEmpty() || stamp.get().stage() != Stage.WITHDRAWN) {
            search.index(List.of(ItemEntry.of(guide)));
        }
        var published = new Published(guide.code(), version);
        events.publishEvent(published);
        return published;
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
