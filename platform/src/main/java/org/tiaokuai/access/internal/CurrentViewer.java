package org.tiaokuai.access.internal;

import org.springframework.stereotype.Component;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Vault;
import org.tiaokuai.page.Viewer;

/** Tells the frame of a page whom to greet. */
@Component
class CurrentViewer implements Viewer.Source {

    private final Sessions sessions;
    private final Vault vault;

    CurrentViewer(Sessions sessions, Vault vault) {
        this.sessions = sessions;
        this.vault = vault;
    }

    @Override
    public Viewer current() {
        return sessions.principal().map(this::viewer).orElse(Viewer.NOBODY);
    }

    private Viewer viewer(Principal principal) {
        var name = principal.name();
        if (!principal.staff()) {
            return new Viewer(name == null ? "" : vault.openForOwner(name), null, null, false);
        }
        var official = principal.officialName();
        return sessions.officer()
                .map(officer -> new Viewer(
                        official,
                        officer.post().departmentName(),
                        officer.post().title(),
                        true))
                .orElse(new Viewer(official, null, null, true));
    }
}
