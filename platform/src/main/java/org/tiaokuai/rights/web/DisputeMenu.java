package org.tiaokuai.rights.web;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** What persons say is wrong, in the navigation of those who answer it. */
@Component
class DisputeMenu implements Menu {

    private static final Set<String> ANSWERING =
            Set.of(Role.WINDOW.name(), Role.APPROVER.name(), Role.INFORMATION_AUTHORITY.name());

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.duties().stream().anyMatch(ANSWERING::contains)
                ? List.of(new Entry(9, "/officer/disputes", "rights.desk.menu"))
                : List.of();
    }
}
