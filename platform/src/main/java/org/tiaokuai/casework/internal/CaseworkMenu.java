package org.tiaokuai.casework.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The officer's queue in the navigation. */
@Component
class CaseworkMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.officer() && viewer.unit() != null
                ? List.of(new Entry(5, "/officer/queue", "casework.queue.title"))
                : List.of();
    }
}
