package org.tiaokuai.desk.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The officer's queue in the navigation. */
@Component
class QueueMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        var duties = viewer.duties();
        return duties.contains(Role.WINDOW.name()) || duties.contains(Role.APPROVER.name())
                ? List.of(new Entry(5, "/officer/queue", "desk.queue.title"))
                : List.of();
    }
}
