package org.tiaokuai.operation.internal;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The administration in the navigation of those who keep the platform. */
@Component
class OperationMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return Stream.of(Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_AUTHORITY, Role.SUPERVISOR)
                        .anyMatch(role -> viewer.duties().contains(role.name()))
                ? List.of(new Entry(8, "/admin", "operation.admin.title"))
                : List.of();
    }
}
