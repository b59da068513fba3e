package org.tiaokuai.calendar.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Menu;
import org.tiaokuai.page.Viewer;

/** The notices in the navigation of the legal office. */
@Component
class HolidaysMenu implements Menu {

    @Override
    public List<Entry> entries(Viewer viewer) {
        return viewer.duties().contains(Role.LEGAL_OFFICE.name())
                ? List.of(new Entry(9, "/officer/holidays", "calendar.notices.title"))
                : List.of();
    }
}
