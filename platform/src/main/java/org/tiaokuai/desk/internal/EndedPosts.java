package org.tiaokuai.desk.internal;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.desk.Absences;
import org.tiaokuai.organisation.Appointments.Ending.Ended;

/** With a post, in the same transaction, its claims end, and so does its standing in for others and theirs for it. */
@Component
class EndedPosts {

    private final Claims claims;
    private final Absences absences;

    EndedPosts(Claims claims, Absences absences) {
        this.claims = claims;
        this.absences = absences;
    }

    @EventListener
    void on(Ended ended) {
        claims.releaseAll(ended.post());
        absences.postEnded(ended.post());
    }
}
