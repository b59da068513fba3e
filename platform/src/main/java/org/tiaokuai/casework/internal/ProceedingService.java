package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Measure;
import org.tiaokuai.casework.Measure.AnnounceHearing;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.AskHearing;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Measure.HoldHearing;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.Reissue;
import org.tiaokuai.casework.Measure.Reject;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.internal.Receiving.Silence;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Hearing.Party;
import org.tiaokuai.course.Hearing.Session;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State.Event;
import org.tiaokuai.letter.Remedies;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;

/** Whether a measure has an effect is the statute's to say, by the same reckoning that counts it afterwards. */
@Service
@Transactional
class ProceedingService implements Proceedings {

    private final Applications applications;
    private final History history;
    private final Silence silence;
    private final Clocks clocks;
    private final Remedies remedies;
    private final Results.Revising revising;
    private final ApplicationEventPublisher events;

    ProceedingService(
            Applications applications,
            History history,
            Silence silence,
            Clocks clocks,
            Remedies remedies,
            Results.Revising revising,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.history = history;
        this.silence = silence;
        this.clocks = clocks;
        this.remedies = remedies;
        this.revising = revising;
        this.events = events;
    }

    /** @param then how the case is reckoned once it is done; none where it is not */
    private record Judged(
            Act act, Map<String, String> said, @Nullable Reckoned then) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<Prospect> look(Officer officer, String number, Measure measure) {
        return applications
                .find(number)
                .filter(row -> row.application().concerns(officer))
                .map(row -> prospect(row, officer, measure));
    }

    private Prospect prospect(ApplicationRow row, Officer officer, Measure measure) {
        var judged = judged(row, History.name(officer), measure, allowed(row, officer, measure), clocks.now());
        var reckoned = clocks.reckoned(row.standing(), silence.guide(row));
        var now = legal(reckoned);
        var rule = now == null ? null : now.rule();
        return new Prospect(
                row.number(),
                row.itemName(),
                row.itemNameEn(),
                row.state(),
                judged.act(),
                now,
                judged.then() == null ? null : legal(judged.then()),
                clocks.hearing(row.handledBy(), reckoned),
                rule == null ? Set.of() : rule.pauses().grounds(),
                Grounds.TERMINATING,
                allowed(row, officer, new Reject("?")) instanceof Done,
                history.approvable(row, officer),
                revising.words(row),
                row.history());
    }

    @Override
    public Act take(TakeMeasure command) {
        var found = silence.asTheLawHasIt(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var measure = command.measure();
        var now = clocks.now();
        var act = history.asSeen(allowed(row, command.officer(), measure), row.number(), command.seen());
        var judged = judged(row, History.name(command.officer()), measure, act, now);
        if (judged.act() instanceof Done done && judged.then() != null) {
            history.add(row, done.event(), command.officer(), now, judged.said());
            follow(row, command.officer(), measure, done, judged.then(), now);
            events.publishEvent(done);
        }
        return judged.act();
    }

    private void follow(ApplicationRow row, Officer officer, Measure measure, Done done, Reckoned then, Instant now) {
        var number = row.number();
        switch (measure) {
            case Terminate end -> {
                applications.close(number, done.state(), now);
                var told = remedies.against(row.handledBy(), Clocks.day(now));
                history.decide(number, new DecisionView(done.state(), end.reasons(), end.law(), told, now), officer);
            }
            case Extend _, Approve _, Resume _, TellHearing _, AskHearing _, HoldHearing _ ->
                applications.stand(number, done.state(), DueDays.of(then, done.state()));
            case Conclude end ->
                revising.conclude(row, end.outcome(), done, DueDays.of(then, done.state()), officer, now);
            case Reissue again -> revising.reissue(number, again.why(), officer.account(), Hand.of(officer));
            case Rectify _ ->
                revising.rectify(row, Rectification.proposed(row.history()).orElseThrow(), officer);
            case Propose _, Reject _, AnnounceHearing _, ProposeRectification _, RejectRectification _ -> {}
        }
    }

    @Override
    public Act reissue(Resident resident, String number, @Nullable Integer seen, Replacement why) {
        return request(resident, number, seen, new Reissue(why));
    }

    @Override
    public Act askHearing(Resident resident, String number) {
        return request(resident, number, null, new AskHearing(Party.APPLICANT));
    }

    private Act request(Resident resident, String number, @Nullable Integer seen, Measure measure) {
        var found = applications.locked(number);
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var now = clocks.now();
        var allowed = row.application().request(resident.account(), measure.event(row.state()));
        var act = history.asSeen(possible(row, measure, allowed), number, seen);
        var judged = judged(row, "", measure, act, now);
        if (judged.act() instanceof Done done && judged.then() != null) {
            history.addByApplicant(row, done.event(), now, judged.said());
            if (measure instanceof Reissue again) {
                revising.reissue(number, again.why(), resident.account(), null);
            } else {
                applications.stand(number, done.state(), DueDays.of(judged.then(), done.state()));
            }
            events.publishEvent(done);
        }
        return judged.act();
    }

    /** Nobody approves what they proposed, but may take it back; and nothing is approved that was not proposed. */
    private Act allowed(ApplicationRow row, Officer officer, Measure measure) {
        var act = row.application().take(officer, measure.event(row.state()));
        if (!(act instanceof Done)) {
            return act;
        }
        var proposed = SpecialProcedure.proposed(row.history()).isPresent();
        return switch (measure) {
            case Propose _ -> proposed ? new Act.NotNow(row.state()) : act;
            case Approve _
            when proposed && history.own(row, officer, Event.PROPOSE_SUSPENSION) -> new Act.OwnProposal();
            case Reject _
            when proposed && !officer.has(Role.APPROVER) && !history.own(row, officer, Event.PROPOSE_SUSPENSION) ->
                new Act.NotEntitled();
            case Approve _, Reject _ -> proposed ? act : new Act.NotNow(row.state());
            case Conclude end -> revising.concluded(row, end.outcome(), act, clocks.today());
            case ProposeRectification _, Rectify _, RejectRectification _ ->
                revising.rectified(row, officer, measure, act);
            case Extend _, Resume _, Terminate _, Reissue _, TellHearing _, AskHearing _ -> possible(row, measure, act);
            case HoldHearing _ -> possible(row, measure, act);
            case AnnounceHearing next -> announced(row, officer, next.session(), act);
        };
    }

    private Act announced(ApplicationRow row, Officer officer, Session session, Act act) {
        var days = clocks.hearing(row.handledBy(), clocks.reckoned(row.standing(), silence.guide(row)));
        var unfit = session.unfit(days, Hearing.acted(row.history(), officer.name()));
        return Hearing.of(row.history())
                .unannounceable()
                .<Act>map(Act.WithoutEffect::new)
                .orElseGet(() -> unfit.<Act>map(Act.Unfit::new).orElse(act));
    }

    /** Whoever does it. */
    private Act possible(ApplicationRow row, Measure measure, Act act) {
        if (!(act instanceof Done)) {
            return act;
        }
        if (measure instanceof Reissue) {
            return revising.holds(row.number()) ? act : new Act.NotNow(row.state());
        }
        return unheard(row, measure).<Act>map(Act.WithoutEffect::new).orElse(act);
    }

    private Optional<Why> unheard(ApplicationRow row, Measure measure) {
        if (measure instanceof TellHearing && !Grounds.permit(silence.guide(row))) {
            return Optional.of(Why.NO_LEGAL_GROUND);
        }
        return measure instanceof HoldHearing ? Hearing.of(row.history()).unheld(clocks.today()) : Optional.empty();
    }

    private Judged judged(ApplicationRow row, String byWhom, Measure measure, Act act, Instant now) {
        if (!(act instanceof Done done)) {
            return new Judged(act, Map.of(), null);
        }
        var said = said(row, measure);
        var event = measure instanceof Propose ? Event.SUSPEND : done.event();
        var next = new Happening(event, now, byWhom, null, said);
        var then = clocks.foreseen(row.standing(), next, silence.guide(row));
        return measure.effect()
                .flatMap(effect -> disregarded(then, effect, now))
                .map(why -> new Judged(new Act.WithoutEffect(why), said, null))
                .orElseGet(() -> new Judged(act, said, then));
    }

    /** What is approved, and what ends, is what was proposed. */
    private Map<String, String> said(ApplicationRow row, Measure measure) {
        return switch (measure) {
            case Approve _ ->
                SpecialProcedure.proposed(row.history()).orElseThrow().said();
            case Resume resume -> {
                var going = SpecialProcedure.going(row.history()).orElseThrow();
                yield Map.of("ground", going.ground().name(), "reason", resume.reason());
            }
            case ProposeRectification proposal -> {
                var said = new HashMap<>(measure.said());
                said.put(
                        "was",
                        Objects.requireNonNull(
                                revising.words(row).get(proposal.rectification().place())));
                yield said;
            }
            case Rectify _ ->
                Rectification.proposed(row.history()).orElseThrow().said();
            case Extend _, Propose _, Reject _, TellHearing _, AskHearing _, AnnounceHearing _, HoldHearing _ ->
                measure.said();
            case Terminate _, Conclude _, Reissue _, RejectRectification _ -> measure.said();
        };
    }

    private static Optional<Why> disregarded(Reckoned then, Measure.Effect effect, Instant now) {
        if (legal(then) == null) {
            return Optional.of(effect.withoutLaw());
        }
        return then.disregarded().stream()
                .filter(each -> effect.event().isInstance(each.event())
                        && each.event().at().equals(now))
                .findFirst()
                .map(Step.Disregarded::why);
    }

    private static @Nullable CaseLimit legal(Reckoned reckoned) {
        return reckoned.limit(Duty.DECISION, Source.LAW).orElse(null);
    }
}
