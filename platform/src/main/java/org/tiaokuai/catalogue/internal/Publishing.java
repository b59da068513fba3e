package org.tiaokuai.catalogue.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue.AssignItems;
import org.tiaokuai.catalogue.Catalogue.Publication;
import org.tiaokuai.catalogue.Catalogue.Publication.HeldByAnother;
import org.tiaokuai.catalogue.Catalogue.Publication.Published;
import org.tiaokuai.catalogue.Catalogue.Publication.Unchanged;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.catalogue.internal.Items.Next;
import tools.jackson.databind.json.JsonMapper;

/** Puts versions in force, whether they were imported or their day has come; many in a handful of statements. */
@Component
class Publishing {

    private final Items items;
    private final Holders holders;
    private final Measures measures;
    private final Deeds deeds;
    private final GuideIndex index;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publishing(
            Items items,
            Holders holders,
            Measures measures,
            Deeds deeds,
            GuideIndex index,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.holders = holders;
        this.measures = measures;
        this.deeds = deeds;
        this.index = index;
        this.events = events;
        this.clock = clock;
    }

    /** What was brought; a code that another body holds stays that body's. */
    List<Publication> take(List<PublishGuide> commands) {
        var stamps = stamps(commands);
        var others = holders.others(commands);
        var own = publish(
                        commands.stream()
                                .filter(command ->
                                        !others.containsKey(command.guide().code()))
                                .toList(),
                        stamps,
                        Stage.Event.IMPORT,
                        null)
                .iterator();
        return commands.stream()
                .map(command -> {
                    var holder = others.get(command.guide().code());
                    return holder == null
                            ? own.next()
                            : new HeldByAnother(command.guide().code(), holder);
                })
                .toList();
    }

    void open(PublishGuide command) {
        var one = List.of(command);
        publish(one, stamps(one), Stage.Event.OPEN, null);
    }

    int assign(AssignItems command) {
        int moved = 0;
        var offers = items.handledByOthers(command.body(), command.department(), "");
        while (!offers.isEmpty()) {
            var commands = offers.stream()
                    .map(offer -> new PublishGuide(offer.guide(), offer.form(), command.department()))
                    .toList();
            publish(commands, stamps(commands), Stage.Event.ASSIGN, command.by());
            moved += offers.size();
            var last = offers.getLast().guide().code();
            offers = items.handledByOthers(command.body(), command.department(), last);
        }
        return moved;
    }

    private Map<String, Items.Stamp> stamps(List<PublishGuide> commands) {
        return items.stamps(
                commands.stream().map(command -> command.guide().code()).toList());
    }

    /** A new version leaves an item suspended or withdrawn, if that is what it is; no code may stand twice. */
    private List<Publication> publish(
            List<PublishGuide> commands, Map<String, Items.Stamp> stamps, Stage.Event event, @Nullable Officer by) {
        var outcomes = new ArrayList<Publication>();
        var next = new ArrayList<Next>();
        for (var command : commands) {
            var code = command.guide().code();
            var fingerprint = fingerprint(command);
            var stamp = stamps.get(code);
            if (stamp != null && stamp.fingerprint().equals(fingerprint)) {
                outcomes.add(new Unchanged(code, stamp.version()));
            } else {
                int version = stamp == null ? 1 : stamp.version() + 1;
                boolean found = stamp == null || stamp.stage() != Stage.WITHDRAWN;
                next.add(new Next(command, version, fingerprint, found));
                outcomes.add(new Published(code, version));
            }
        }
        if (!next.isEmpty()) {
            write(next, event, by);
        }
        return outcomes;
    }

    private void write(List<Next> next, Stage.Event event, @Nullable Officer by) {
        items.put(next, clock.instant());
        measures.put(next.stream().map(Next::offer).toList());
        deeds.add(next.stream().map(Next::numbered).toList(), event, by, clock.instant());
        index.put(next.stream()
                .filter(Next::found)
                .map(Next::offer)
                .map(Offer::guide)
                .toList());
        next.forEach(each -> events.publishEvent(
                new Published(each.numbered().code(), each.numbered().version())));
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
