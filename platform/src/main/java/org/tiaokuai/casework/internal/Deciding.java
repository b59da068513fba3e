package org.tiaokuai.casework.internal;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.Act;
import org.tiaokuai.casework.Casework.Act.Done;
import org.tiaokuai.casework.Casework.Act.NoSuchCase;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Casework.WithdrawApplication;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Catalogue;

/** Accepting, deciding and withdrawing: the aggregate says whether, this writes down what follows from it. */
@Component
class Deciding {

    /** With each refusal (行政许可法第三十八条); the periods are those of 行政复议法第二十条 and 行政诉讼法第四十六条. */
    private static final String REMEDIES = "不服的，可以自知道本决定之日起60日内申请行政复议，或者在6个月内向人民法院提起行政诉讼" + "（行政复议法第二十条、行政诉讼法第四十六条）。";

    private final Applications applications;
    private final History history;
    private final Catalogue catalogue;
    private final Clocks clocks;
    private final Results results;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deciding(
            Applications applications,
            History history,
            Catalogue catalogue,
            Clocks clocks,
            Results results,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.history = history;
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.results = results;
        this.events = events;
        this.clock = clock;
    }

    Act receive(ReceiveApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var act = row.application().receive(command.officer(), command.accept());
        if (act instanceof Done done) {
            var now = clock.instant();
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
        var limits = Limits.of(catalogue.offer(row.item(), row.itemVersion()).guide());
        var today = Clocks.day(now);
        var legal = clocks.legalDue(today, limits);
        var promised = clocks.promisedDue(today, limits);
        applications.accept(row.number(), now, legal != null && legal.isBefore(promised) ? legal : promised, legal);
    }

    Act decide(DecideApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var act = row.application().decide(command.officer(), command.grant());
        if (act instanceof Done done) {
            var now = clock.instant();
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
            var now = clock.instant();
            applications.close(row.number(), done.state(), now);
            history.addByApplicant(row, done.event(), now);
            events.publishEvent(done);
        }
        return act;
    }

    private void tell(ApplicationRow row, Done done, String reasons, String law, Officer officer, Instant now) {
        var remedies = done.state() == State.GRANTED ? "" : REMEDIES;
        history.decide(row.number(), new DecisionView(done.state(), reasons, law, remedies, now), officer);
    }
}
