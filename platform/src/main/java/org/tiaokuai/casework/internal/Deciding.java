package org.tiaokuai.casework.internal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.State;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.letter.Remedies;

/** Deciding, withdrawing and revoking: the aggregate says whether, this writes down what follows from it. */
@Component
class Deciding {

    private final Applications applications;
    private final History history;
    private final Clocks clocks;
    private final Results results;
    private final Remedies remedies;
    private final ApplicationEventPublisher events;

    Deciding(
            Applications applications,
            History history,
            Clocks clocks,
            Results results,
            Remedies remedies,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.history = history;
        this.clocks = clocks;
        this.results = results;
        this.remedies = remedies;
        this.events = events;
    }

    Act decide(DecideApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var decided = row.application().decide(command.officer(), command.grant());
        var act = history.asSeen(decided, row.number(), command.seen());
        if (act instanceof Done done) {
            var now = clocks.now();
            applications.close(row.number(), done.state(), now);
            history.add(row, done.event(), command.officer(), now);
            var told = command.grant() ? "" : remedies.against(row.handledBy(), Clocks.day(now));
            history.decide(
                    row.number(),
                    new DecisionView(done.state(), command.reasons(), command.law(), told, now),
                    command.officer());
            if (command.grant()) {
                results.issue(row, command.officer(), now);
            }
            events.publishEvent(done);
        }
        return act;
    }

    Act withdraw(WithdrawApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var act = row.application().withdraw(command.resident().account());
        if (act instanceof Done done) {
            var now = clocks.now();
            applications.close(row.number(), done.state(), now);
            history.addByApplicant(row, done.event(), now);
            events.publishEvent(done);
        }
        return act;
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
                new DecisionView(State.REVOKED, revoked.reason(), revoked.law(), told, now),
                revoked.account(),
                revoked.post());
        events.publishEvent(new Act.Done(row.number(), State.Event.REVOKE, State.REVOKED));
    }
}
