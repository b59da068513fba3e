package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction;
import org.tiaokuai.casework.Corrections.HandingIn.Corrected;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.internal.CaseRegisters.HandedIn;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.course.State;
import org.tiaokuai.letter.Remedies;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseLimit.Standing;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/** Receiving an application: accepting it, declining it, or saying once what must be corrected; silence accepts it too. */
@Component
class Receiving {

    private final Applications applications;
    private final CorrectionRows corrections;
    private final History history;
    private final Silence silence;
    private final Clocks clocks;
    private final Remedies remedies;
    private final ApplicationEventPublisher events;

    Receiving(
            Applications applications,
            CorrectionRows corrections,
            History history,
            Silence silence,
            Clocks clocks,
            Remedies remedies,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.corrections = corrections;
        this.history = history;
        this.silence = silence;
        this.clocks = clocks;
        this.remedies = remedies;
        this.events = events;
    }

    Optional<ApplicationRow> asTheLawHasIt(String number) {
        return silence.asTheLawHasIt(number);
    }

    /** Nobody reads what silence renewed just now as if it were still to be decided. */
    ApplicationRow current(ApplicationRow row) {
        return Renewal.of(row.history()).isPresent() && silence.spoke(row)
                ? silence.asTheLawHasIt(row.number()).orElse(row)
                : row;
    }

    Act receive(ReceiveApplication command) {
        var found = silence.asTheLawHasIt(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var received = row.state() == State.CORRECTING && !command.accept()
                ? row.application().declineUncorrected(command.officer(), overdue(row))
                : row.application().receive(command.officer(), command.accept());
        var act = history.asSeen(received, row.number(), command.seen());
        if (act instanceof Done done) {
            var now = clocks.now();
            if (command.accept()) {
                applications.accept(row.number(), now, after(row, happened(done, command.officer(), now)));
            } else {
                decline(row, command, now);
            }
            history.add(row, done.event(), command.officer(), now);
            events.publishEvent(done);
        }
        return act;
    }

    /** Told with the decision, which is made in the same moment; what is not decided while one waits is never decided so. */
    Act settle(DecideApplication command) {
        var found = silence.asTheLawHasIt(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var guide = guide(row);
        var settled = row.application().settle(command.officer(), guide.windowDecides());
        if (settled instanceof Done && guide.kind() != Guide.Kind.INSTANT) {
            return new Act.NotNow(row.state());
        }
        var act = history.asSeen(settled, row.number(), command.seen());
        if (act instanceof Done done) {
            var now = clocks.now();
            applications.accept(row.number(), now, after(row, happened(done, command.officer(), now)));
            history.add(row, done.event(), command.officer(), now);
        }
        return act;
    }

    private boolean overdue(ApplicationRow row) {
        return clocks.reckoned(row.standing(), guide(row))
                .limit(Duty.CORRECTION, Source.NOTICE)
                .filter(limit -> limit.standing() == Standing.EXPIRED)
                .isPresent();
    }

    private DueDays after(ApplicationRow row, Happening next) {
        return DueDays.of(
                clocks.foreseen(row.standing(), next, guide(row)), next.event().to());
    }

    private Guide guide(ApplicationRow row) {
        return silence.guide(row);
    }

    private static Happening happened(Done done, Officer officer, Instant now) {
        return new Happening(done.event(), now, History.name(officer));
    }

    private void decline(ApplicationRow row, ReceiveApplication command, Instant now) {
        var told = remedies.against(row.handledBy(), Clocks.day(now));
        applications.close(row.number(), State.NOT_ACCEPTED, now);
        history.decide(
                row.number(),
                new DecisionView(State.NOT_ACCEPTED, command.reasons(), command.law(), told, now),
                command.officer());
    }

    Act ask(RequestCorrection command) {
        var found = silence.asTheLawHasIt(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var requested = row.application().requestCorrection(command.officer());
        var act = history.asSeen(requested, row.number(), command.seen());
        if (act instanceof Done done) {
            var now = clocks.now();
            var dueOn = clocks.correctionDue(row.handledBy(), Clocks.day(now), command.days());
            var asked = new Happening(done.event(), now, History.name(command.officer()), dueOn, Map.of());
            applications.ask(row.number(), now, after(row, asked));
            corrections.add(row, new Correction(command.points(), dueOn, now, null), command.officer());
            history.add(row, done.event(), command.officer(), now);
            events.publishEvent(done);
        }
        return act;
    }

    /** What was corrected is received anew, and the five days begin again. */
    void receiveAnew(ApplicationRow row, String answers, String replaced, String about, HandedIn handed) {
        var now = clocks.now();
        var days = after(row, new Happening(State.Event.CORRECT, now, ""));
        applications.correct(row.number(), answers, about, now, days);
        corrections.answered(row, replaced, now);
        history.corrected(applications.find(row.number()).orElseThrow(), replaced, handed, now);
        events.publishEvent(new Corrected(row.number()));
    }

    /** Once the last day is over, the law has spoken, whether or not anybody has noticed that yet. */
    @Component
    static class Silence {

        private final Applications applications;
        private final History history;
        private final Catalogue catalogue;
        private final Clocks clocks;
        private final Results results;
        private final ApplicationEventPublisher events;

        Silence(
                Applications applications,
                History history,
                Catalogue catalogue,
                Clocks clocks,
                Results results,
                ApplicationEventPublisher events) {
            this.applications = applications;
            this.history = history;
            this.catalogue = catalogue;
            this.clocks = clocks;
            this.results = results;
            this.events = events;
        }

        Guide guide(ApplicationRow row) {
            return catalogue.offer(row.item(), row.itemVersion()).guide();
        }

        /** The case, locked, as it stands by now. */
        @Transactional
        Optional<ApplicationRow> asTheLawHasIt(String number) {
            var found = applications.locked(number);
            if (found.filter(this::spoke).isEmpty()) {
                return found;
            }
            keep(found.get());
            return applications.locked(number);
        }

        boolean spoke(ApplicationRow row) {
            boolean may = row.state() == State.SUBMITTED
                    || row.state().open() && Renewal.of(row.history()).isPresent();
            return may && spoke(row.state(), clocks.reckoned(row.standing(), guide(row)));
        }

        /** Whether there is something that came true by itself, and is not written down yet. */
        static boolean spoke(State state, Reckoned reckoned) {
            return state == State.SUBMITTED && reckoned.acceptance() != null
                    || state.open() && reckoned.closedAt() != null;
        }

        /**
         * Silence means acceptance from the day of receipt, and renewal at the end of the permit; what is written is the moment at
         * which that time ended, of two silences the earlier one first. Where it has not ended by the days as they are counted
         * now, that is written.
         */
        void keep(ApplicationRow row) {
            var reckoned = clocks.reckoned(row.standing(), guide(row));
            var acceptance = reckoned.acceptance();
            var accepted = acceptance == null ? null : acceptance.deemedAt();
            if (row.state() == State.SUBMITTED && acceptance != null && accepted != null) {
                accept(row, acceptance.from(), accepted, reckoned);
            } else if (row.state().open() && reckoned.closedAt() != null) {
                renew(row, reckoned.closedAt());
            } else {
                applications.stand(row.number(), row.state(), DueDays.of(reckoned, row.state()));
            }
        }

        private void accept(ApplicationRow row, Instant from, Instant ended, Reckoned reckoned) {
            if (row.application().keepSilent() instanceof Done done) {
                applications.accept(row.number(), from, DueDays.of(reckoned, done.state()));
                history.addByLaw(row, done.event(), ended);
                events.publishEvent(done);
                if (reckoned.closedAt() != null) {
                    keep(applications.locked(row.number()).orElseThrow());
                }
            }
        }

        private void renew(ApplicationRow row, Instant ended) {
            if (row.application().renewSilently() instanceof Done done) {
                applications.close(row.number(), done.state(), ended);
                history.addByLaw(row, done.event(), ended);
                results.renewSilently(row, ended);
                events.publishEvent(done);
            }
        }
    }
}
