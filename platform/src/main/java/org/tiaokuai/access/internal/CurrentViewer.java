package org.tiaokuai.access.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Role;
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
            return new Viewer(name == null ? "" : vault.openForOwner(name), null, null, false, Set.of());
        }
        var official = principal.officialName();
        return sessions.officer()
                .map(officer -> new Viewer(
                        official,
                        officer.post().departmentName(),
                        officer.post().title(),
                        true,
                        officer.post().roles().stream().map(Role::name).collect(Collectors.toSet())))
                .orElse(new Viewer(official, null, null, true, Set.of()));
    }
}
