package org.tiaokuai.casework.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Extensions;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.course.State.Event;
import org.tiaokuai.letter.Remedies;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Step.Why;

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

    /** Extending: whether it has an effect is the statute's to say, by the same reckoning that counts it afterwards. */
    @Service
    @Transactional
    static class Extending implements Extensions {

        private final Applications applications;
        private final History history;
        private final Catalogue catalogue;
        private final Clocks clocks;
        private final ApplicationEventPublisher events;

        Extending(
                Applications applications,
                History history,
                Catalogue catalogue,
                Clocks clocks,
                ApplicationEventPublisher events) {
            this.applications = applications;
            this.history = history;
            this.catalogue = catalogue;
            this.clocks = clocks;
            this.events = events;
        }

        @Override
        @Transactional(readOnly = true)
        public Optional<Prospect> look(Officer officer, String number) {
            return applications
                    .find(number)
                    .filter(row -> row.application().concerns(officer))
                    .map(row -> prospect(row, officer));
        }

        private Prospect prospect(ApplicationRow row, Officer officer) {
            var act = row.application().extend(officer);
            var next = new Happening(Event.EXTEND, clocks.now(), History.name(officer), null, Map.of("reason", "?"));
            var then = clocks.foreseen(row.standing(), next, guide(row));
            var judged = act instanceof Done ? judged(act, then) : act;
            return new Prospect(
                    row.number(),
                    row.itemName(),
                    row.itemNameEn(),
                    judged,
                    legal(clocks.reckoned(row.standing(), guide(row))),
                    judged instanceof Done ? legal(then) : null,
                    row.history());
        }

        private static @Nullable CaseLimit legal(Reckoned reckoned) {
            return reckoned.limit(Duty.DECISION, Source.LAW).orElse(null);
        }

        private Guide guide(ApplicationRow row) {
            return catalogue.offer(row.item(), row.itemVersion()).guide();
        }

        private static Act judged(Act act, Reckoned then) {
            if (legal(then) == null) {
                return new Act.WithoutEffect(Why.NOT_EXTENDABLE);
            }
            return then.disregarded().stream()
                    .filter(each -> each.event() instanceof CaseEvent.Extended)
                    .findFirst()
                    .<Act>map(none -> new Act.WithoutEffect(none.why()))
                    .orElse(act);
        }

        @Override
        public Act extend(ExtendLimit command) {
            var found = applications.locked(command.number());
            if (found.isEmpty()) {
                return new NoSuchCase();
            }
            var row = found.get();
            var officer = command.officer();
            var act = history.asSeen(row.application().extend(officer), row.number(), command.seen());
            if (!(act instanceof Done done)) {
                return act;
            }
            var now = clocks.now();
            var said = Map.of("reason", command.reason());
            var then = clocks.foreseen(
                    row.standing(), new Happening(done.event(), now, History.name(officer), null, said), guide(row));
            var judged = judged(done, then);
            if (judged instanceof Done) {
                applications.count(row.number(), DueDays.of(then, done.state()));
                history.add(row, done.event(), officer, now, said);
                events.publishEvent(done);
            }
            return judged;
        }
    }

    /**
     * On which grounds the next act may be unfavourable: those of the law before acceptance and after the
     * grant, those of the guide between.
     */
    static final class Grounds {

        private static final List<Ground> DECLINING = List.of(
                new Ground("依法不需要取得行政许可", "行政许可法第三十二条第一款第一项"),
                new Ground("依法不属于本机关职权范围", "行政许可法第三十二条第一款第二项"),
                new Ground("隐瞒有关情况或者提供虚假材料", "行政许可法第七十八条"));

        /** For what is no permit the same grounds hold by analogy; the first of them has no meaning there. */
        private static final List<Ground> DECLINING_OTHERS = byAnalogy(DECLINING.subList(1, DECLINING.size()));

        private static final List<Ground> UNCORRECTED =
                List.of(new Ground("申请材料不齐全或者不符合法定形式，逾期没有补正", "行政许可法第三十二条第一款第四项"));

        private static final List<Ground> REVOKING = List.of(
                new Ground("以欺骗、贿赂等不正当手段取得", "行政许可法第六十九条第二款"),
                new Ground("准予了不具备申请资格或者不符合法定条件的申请人", "行政许可法第六十九条第一款第四项"),
                new Ground("违反法定程序作出", "行政许可法第六十九条第一款第三项"),
                new Ground("超越法定职权作出", "行政许可法第六十九条第一款第二项"),
                new Ground("工作人员滥用职权、玩忽职守作出", "行政许可法第六十九条第一款第一项"));

        private static final List<Ground> REVOKING_OTHERS = byAnalogy(REVOKING);

        private Grounds() {}

        static List<Ground> of(State state, Guide guide) {
            return switch (state) {
                case SUBMITTED -> Clocks.permit(guide) ? DECLINING : DECLINING_OTHERS;
                case CORRECTING -> UNCORRECTED;
                case ACCEPTED -> guide.refusalGrounds();
                case NOT_ACCEPTED, REFUSED, WITHDRAWN, REVOKED -> List.of();
                case GRANTED -> Clocks.permit(guide) ? REVOKING : REVOKING_OTHERS;
            };
        }

        private static List<Ground> byAnalogy(List<Ground> grounds) {
            return grounds.stream()
                    .map(ground -> new Ground(ground.text(), "参照" + ground.law()))
                    .toList();
        }
    }
}
