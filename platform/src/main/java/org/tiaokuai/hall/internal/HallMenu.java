package org.tiaokuai.hall.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The entries that every visitor sees. */
@Component
class HallMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.officer()
                ? List.of(new Entry(10, "/", "hall.menu.hall"))
                : List.of(
                        new Entry(10, "/", "hall.menu.items"),
                        new Entry(20, "/my", "hall.menu.mine"),
                        new Entry(30, "/track", "hall.menu.track"));
    }
}
