package org.tiaokuai.catalogue.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The department's items in the navigation of those who write and approve their guides. */
@Component
class CatalogueMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        var duties = viewer.duties();
        return duties.contains(Role.EDITOR.name()) || duties.contains(Role.APPROVER.name())
                ? List.of(new Entry(6, "/officer/items", "catalogue.shelf.title"))
                : List.of();
    }
}
