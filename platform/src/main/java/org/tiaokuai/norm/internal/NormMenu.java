package org.tiaokuai.norm.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The register in the navigation of those who write norms and of those who approve them. */
@Component
class NormMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        var duties = viewer.duties();
        return duties.contains(Role.INFORMATION_AUTHORITY.name()) || duties.contains(Role.LEGAL_OFFICE.name())
                ? List.of(new Entry(7, "/officer/norms", "norm.register.title"))
                : List.of();
    }
}
