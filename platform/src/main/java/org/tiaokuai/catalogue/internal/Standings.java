package org.tiaokuai.catalogue.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Guide;

/** Brings together what is known of an item and of its working copy, and holds both for whoever acts. */
@Component
class Standings {

    private final WorkingCopies copies;
    private final Items items;

    Standings(WorkingCopies copies, Items items) {
        this.copies = copies;
        this.items = items;
    }

    /** Always the working copy before the item, so that two who act never wait for each other in a circle. */
    Optional<Standing> locked(String code) {
        var copy = copies.locked(code);
        items.stamp(code);
        return of(code, copy);
    }

    Optional<Standing> of(String code, Optional<WorkingCopies.Row> copy) {
        var item = items.item(code);
        if (item.isEmpty() && copy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Standing(
                code,
                item.map(found -> found.offer().handledBy())
                        .or(() -> copy.map(WorkingCopies.Row::handledBy))
                        .orElseThrow(),
                item.map(found -> found.stage()).orElse(null),
                copy.map(found -> found.view().stage()).orElse(null),
                item.map(found -> found.offer().version()).orElse(0),
                copy.map(found -> found.view().basedOn()).orElse(0),
                copy.map(found -> found.view().guide())
                        .filter(Guide::online)
                        .map(Measure::lacking)
                        .orElse(List.of()),
                copy.map(WorkingCopies.Row::authors).orElse(Set.of())));
    }
}
