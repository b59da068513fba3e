package org.tiaokuai.catalogue.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.search.Search;

/** After an upgrade, items that an earlier version indexed in another way are indexed anew, while pages are served. */
@Component
class Reindexing {

    private static final int AT_ONCE = 200;

    private final Items items;
    private final Search search;
    private final GuideIndex index;

    Reindexing(Items items, Search search, GuideIndex index) {
        this.items = items;
        this.search = search;
        this.index = index;
    }

    @Async
    @EventListener
    void on(ApplicationReadyEvent ready) {
        run();
    }

    /** How many were indexed anew. */
    int run() {
        int done = 0;
        List<Guide> guides;
        do {
            guides = search.outdated(GuideIndex.ITEM, AT_ONCE).stream()
                    .map(items::item)
                    .flatMap(Optional::stream)
                    .map(item -> item.offer().guide())
                    .toList();
            index.put(guides);
            done += guides.size();
        } while (guides.size() == AT_ONCE);
        return done;
    }
}
