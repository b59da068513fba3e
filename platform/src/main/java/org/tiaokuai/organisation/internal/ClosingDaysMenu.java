package org.tiaokuai.organisation.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The closing days in the navigation of who decides for a department. */
@Component
class ClosingDaysMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.duties().contains(Role.APPROVER.name())
                ? List.of(new Entry(8, "/officer/closing-days", "organisation.closing.title"))
                : List.of();
    }
}
