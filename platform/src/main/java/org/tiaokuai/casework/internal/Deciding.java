package org.tiaokuai.casework.internal;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Catalogue;

/** Accepting, deciding and withdrawing: the aggregate says whether, this writes down what follows from it. */
@Component
class Deciding {

    private final Applications applications;
    private final History history;
    private final Catalogue catalogue;
    private final Clocks clocks;
    private final Results results;
    private final Remedies remedies;
    private final ApplicationEventPublisher events;

    Deciding(
            Applications applications,
            History history,
            Catalogue catalogue,
            Clocks clocks,
            Results results,
            Remedies remedies,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.history = history;
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.results = results;
        this.remedies = remedies;
        this.events = events;
    }

    Act receive(ReceiveApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var act = row.application().receive(command.officer(), command.accept());
        if (act instanceof Done done) {
            var now = clocks.now();
            if (command.accept()) {
                accept(row, now);
            } else {
                applications.close(row.number(), done.state(), now);
                tell(row, done, command.reasons(), command.law(), command.officer(), now);
            }
            history.add(row, done.event(), command.officer(), now);
            events.publishEvent(done);
        }
        return act;
    }

    private void accept(ApplicationRow row, Instant now) {
        var guide = catalogue.offer(row.item(), row.itemVersion()).guide();
        var days = clocks.due(Clocks.day(now), guide);
        applications.accept(row.number(), now, days.due(), days.legal());
    }

    Act decide(DecideApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var act = row.application().decide(command.officer(), command.grant());
        if (act instanceof Done done) {
            var now = clocks.now();
            applications.close(row.number(), done.state(), now);
            history.add(row, done.event(), command.officer(), now);
            tell(row, done, command.reasons(), command.law(), command.officer(), now);
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

    private void tell(ApplicationRow row, Done done, String reasons, String law, Officer officer, Instant now) {
        var told = done.state() == State.GRANTED ? "" : remedies.against(row.handledBy(), Clocks.day(now));
        history.decide(row.number(), new DecisionView(done.state(), reasons, law, told, now), officer);
    }
}
