package org.tiaokuai.casework.internal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.State;
import org.tiaokuai.certificate.Certificates.Revocation;

/** A case whose result is revoked 撤销 is granted no more: its owner sees it everywhere, with what can be done about it. */
@Component
class RevokedResults {

    private final Applications applications;
    private final History history;
    private final Remedies remedies;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;

    RevokedResults(
            Applications applications,
            History history,
            Remedies remedies,
            Clocks clocks,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.history = history;
        this.remedies = remedies;
        this.clocks = clocks;
        this.events = events;
    }

    /** In the transaction of the revocation. */
    @EventListener
    void on(Revocation.Revoked revoked) {
        applications
                .locked(revoked.caseNumber())
                .filter(row -> row.state().after(State.Event.REVOKE).isPresent())
                .ifPresent(row -> revoke(row, revoked));
    }

    private void revoke(ApplicationRow row, Revocation.Revoked revoked) {
        var now = clocks.now();
        var told = remedies.against(row.handledBy(), Clocks.day(now));
        applications.revoke(row.number());
        history.add(row, State.Event.REVOKE, revoked.account(), revoked.post(), revoked.byWhom(), now);
        history.decide(
                row.number(),
                new DecisionView(State.REVOKED, revoked.reason(), "", told, now),
                revoked.account(),
                revoked.post());
        events.publishEvent(new Act.Done(row.number(), State.Event.REVOKE, State.REVOKED));
    }
}
