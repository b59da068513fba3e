package org.tiaokuai.statute.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The time limits in the navigation of those who draw up versions and of those who approve them. */
@Component
class LimitsMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        var duties = viewer.duties();
        return duties.contains(Role.INFORMATION_AUTHORITY.name()) || duties.contains(Role.LEGAL_OFFICE.name())
                ? List.of(new Entry(8, "/officer/limits", "statute.limits.title"))
                : List.of();
    }
}
