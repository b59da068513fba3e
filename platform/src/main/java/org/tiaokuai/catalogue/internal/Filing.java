package org.tiaokuai.catalogue.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.catalogue.WorkingCopy;
import org.tiaokuai.page.Text;

/** Puts together all that is known of one item. */
@Component
class Filing {

    private final Standings standings;
    private final WorkingCopies copies;
    private final Items items;
    private final Deeds deeds;
    private final Clock clock;

    Filing(Standings standings, WorkingCopies copies, Items items, Deeds deeds, Clock clock) {
        this.standings = standings;
        this.copies = copies;
        this.items = items;
        this.deeds = deeds;
        this.clock = clock;
    }

    Optional<ItemFile> file(Officer officer, String code) {
        var copy = copies.find(code);
        return standings
                .of(code, copy)
                .filter(standing -> standing.handledBy().equals(officer.post().department()))
                .map(standing -> file(
                        officer,
                        standing,
                        items.item(code).orElse(null),
                        copy.map(WorkingCopies.Row::view).orElse(null)));
    }

    private ItemFile file(Officer officer, Standing standing, @Nullable Item item, @Nullable WorkingCopy copy) {
        var guide = item == null
                ? Objects.requireNonNull(copy).guide()
                : item.offer().guide();
        return new ItemFile(
                standing.code(),
                guide.name(),
                guide.nameEn(),
                item,
                copy,
                items.versions(standing.code()),
                deeds.of(standing.code()),
                may(officer, standing),
                LocalDate.ofInstant(clock.instant(), Text.ZONE));
    }

    /** Whoever is refused only because the work is their own is shown the act all the same, and told why. */
    private static List<Stage.Event> may(Officer officer, Standing standing) {
        return Arrays.stream(Stage.Event.values())
                .filter(event -> switch (standing.act(officer, event)) {
                    case Step.Taken _, Step.OwnWork _, Step.Overtaken _, Step.Incomplete _, Step.NothingToRenew _ ->
                        true;
                    case Step.NotNow _, Step.NotEntitled _, Step.NoSuchCode _, Step.NoSuchItem _ -> false;
                })
                .toList();
    }
}
