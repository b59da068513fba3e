package org.tiaokuai.desk.internal;

import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.desk.Absences;
import org.tiaokuai.organisation.Appointments.Ending.Ended;
import org.tiaokuai.organisation.Appointments.Limiting.Limited;

/**
 * With a post, in the same transaction, its claims end, and so does its standing in for others and theirs for it; with
 * its rights in items end its claims on the others.
 */
@Component
class LostRights {

    private final Claims claims;
    private final Absences absences;

    LostRights(Claims claims, Absences absences) {
        this.claims = claims;
        this.absences = absences;
    }

    @EventListener
    void on(Ended ended) {
        claims.releaseBeyond(ended.post(), Set.of());
        absences.postEnded(ended.post());
    }

    @EventListener
    void on(Limited limited) {
        if (!limited.items().isEmpty()) {
            claims.releaseBeyond(limited.post(), limited.items());
        }
    }
}
