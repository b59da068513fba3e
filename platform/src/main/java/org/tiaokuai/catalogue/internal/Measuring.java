package org.tiaokuai.catalogue.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** After an upgrade, items that an earlier version measured otherwise, or not at all, are measured anew. */
@Component
class Measuring {

    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
    private static final int AT_ONCE = 200;

    private final Items items;
    private final Measures measures;

    Measuring(Items items, Measures measures) {
        this.items = items;
        this.measures = measures;
    }

    @Async
    @EventListener
    void on(ApplicationReadyEvent ready) {
        int done = run();
        if (done > 0) {
            LOG.info("{} items measured against the elements and norms", done);
        }
    }

    int run() {
        int done = 0;
        for (var codes = measures.outdated(AT_ONCE); !codes.isEmpty(); codes = measures.outdated(AT_ONCE)) {
            measures.put(codes.stream()
                    .map(code -> items.item(code).orElseThrow().offer())
                    .toList());
            done += codes.size();
        }
        return done;
    }
}
