package org.tiaokuai.seal.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The seal in the navigation of those who decide under it. */
@Component
class SealMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.duties().contains(Role.APPROVER.name())
                ? List.of(new Entry(7, "/officer/seal", "seal.title"))
                : List.of();
    }
}
