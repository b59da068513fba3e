package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Act.NoSuchCase;
import org.tiaokuai.casework.Act.OutOfTurn.Reason;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.State;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.letter.Remedies;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;

/** Deciding, withdrawing and revoking: the aggregate says whether, this writes down what follows from it. */
@Component
class Deciding {

    private final Applications applications;
    private final History history;
    private final Clocks clocks;
    private final Results results;
    private final Remedies remedies;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    Deciding(
            Applications applications,
            History history,
            Clocks clocks,
            Results results,
            Remedies remedies,
            Turns turns,
            ApplicationEventPublisher events) {
        this.applications = applications;
        this.history = history;
        this.clocks = clocks;
        this.results = results;
        this.remedies = remedies;
        this.turns = turns;
        this.events = events;
    }

    Act decide(DecideApplication command) {
        var found = applications.locked(command.number());
        if (found.isEmpty()) {
            return new NoSuchCase();
        }
        var row = found.get();
        var decided = row.application().decide(command.officer(), command.grant());
        return decide(command, row, history.asSeen(decided, row.number(), command.seen()), clocks.now());
    }

    /** What the same act accepted just now, as of the same moment; who did it might do both. */
    Act settle(DecideApplication command) {
        var row = applications.locked(command.number()).orElseThrow();
        var now = Objects.requireNonNull(row.acceptedAt());
        return decide(command, row, row.application().settled(command.grant()), now);
    }

    private Act decide(DecideApplication command, ApplicationRow row, Act allowed, Instant now) {
        var act = allowed instanceof Done ? turns.against(row, command).orElse(allowed) : allowed;
        if (act instanceof Done done) {
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
        applications.become(row.number(), State.REVOKED);
        history.add(row, State.Event.REVOKE, revoked.account(), revoked.post(), revoked.byWhom(), now);
        history.decide(
                row.number(),
                new DecisionView(State.REVOKED, revoked.reason(), revoked.law(), told, now),
                revoked.account(),
                revoked.post());
        events.publishEvent(new Act.Done(row.number(), State.Event.REVOKE, State.REVOKED));
    }

    /**
     * Whose turn it is where there are only so many places. Each complete application holds a place from its receipt until it is
     * decided: while an earlier one waits for the decision nobody who came later is granted, and while one is not accepted yet or
     * stands still for a special procedure, only where a place is left for it, too. What the applicant corrects is not complete.
     */
    @Component
    static class Turns implements Places {

        private static final String RECEIVED = "date_trunc('second', coalesce(corrected_at, submitted_at))";

        private final JdbcClient jdbc;
        private final Catalogue catalogue;
        private final Clocks clocks;

        Turns(JdbcClient jdbc, Catalogue catalogue, Clocks clocks) {
            this.jdbc = jdbc;
            this.catalogue = catalogue;
            this.clocks = clocks;
        }

        /** One that came earlier. */
        record Waiting(String number, State state) {}

        @Override
        public Optional<Integer> left(String item) {
            return catalogue
                    .offer(item)
                    .map(Offer::guide)
                    .map(Guide::quota)
                    .map(quota -> Math.max(0, left(item, quota)));
        }

        /** What stands against the decision; who decides on the same item at the same moment waits here. */
        Optional<Act> against(ApplicationRow row, DecideApplication command) {
            return unheard(row) ? Optional.of(new Act.Unheard()) : outOfTurn(row, command);
        }

        private boolean unheard(ApplicationRow row) {
            return Hearing.of(row.history()).stage() != Hearing.Stage.NONE
                    && Hearing.owed(clocks.reckoned(
                            row.standing(),
                            catalogue.offer(row.item(), row.itemVersion()).guide()));
        }

        private Optional<Act> outOfTurn(ApplicationRow row, DecideApplication command) {
            var guide = catalogue
                    .offer(row.item())
                    .orElseGet(() -> catalogue.offer(row.item(), row.itemVersion()))
                    .guide();
            var quota = guide.quota();
            if (quota == null || !command.grant() && !Grounds.full(command.law())) {
                return Optional.empty();
            }
            lock(row.item());
            int left = left(row.item(), quota);
            if (!command.grant()) {
                return left > 0 ? Optional.of(new Act.OutOfTurn(Reason.PLACES_LEFT, "")) : Optional.empty();
            }
            return turn(left > 0 ? earlier(row, left) : List.of(), left);
        }

        /** @param earlier those that came earlier, in their order; no more than there are places left */
        static Optional<Act> turn(List<Waiting> earlier, int left) {
            if (left <= 0) {
                return Optional.of(new Act.OutOfTurn(Reason.USED_UP, ""));
            }
            var first = earlier.stream()
                    .filter(each -> each.state() == State.ACCEPTED)
                    .findFirst()
                    .or(() -> earlier.size() < left ? Optional.empty() : Optional.of(earlier.getFirst()));
            return first.map(each -> new Act.OutOfTurn(Reason.EARLIER, each.number()));
        }

        private void lock(String item) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('places of ' || :item, 0))")
                    .param("item", item)
                    .query((_, _) -> "")
                    .list();
        }

        private int left(String item, Guide.Quota quota) {
            var since =
                    quota.per() == Guide.Quota.Period.ANNUAL ? clocks.today().withDayOfYear(1) : LocalDate.EPOCH;
            return quota.amount()
                    - jdbc.sql("""
                                    select count(*) from casework.application
                                    where item = :item and state = 'GRANTED'
                                        and closed_at >= cast(:since as date) at time zone 'Asia/Shanghai'
                                    """)
                            .param("item", item)
                            .param("since", since)
                            .query(Integer.class)
                            .single();
        }

        private List<Waiting> earlier(ApplicationRow row, int most) {
            return jdbc.sql("""
                            select number, state from casework.application
                            where item = :item and state in ('SUBMITTED', 'ACCEPTED', 'SUSPENDED')
                                and (%1$s, number) < (select %1$s, number from casework.application where number = :number)
                            order by %1$s, number limit :most
                            """.formatted(RECEIVED))
                    .param("item", row.item())
                    .param("number", row.number())
                    .param("most", most)
                    .query(Waiting.class)
                    .list();
        }
    }

    /** What is told of a hearing that comes before a decision. */
    static final class HearingWords {

        private HearingWords() {}

        /** What weighs so much, and until when one may ask to be heard. */
        static Content mayBeHeard(ApplicationRow row, Offer offer, Clocks clocks) {
            var limit = clocks.reckoned(row.standing(), offer.guide())
                    .limit(Duty.HEARING_REQUEST, Source.LAW)
                    .orElseThrow();
            var right = "申请人、利害关系人可以要求听证。要求听证的，请最迟于" + LetterWriting.DAY.format(limit.due())
                    + "提出：可以在“我的办件”里提出，也可以到窗口提出；到期没有提出的，不再组织听证。听证不收费。" + LetterWriting.reservation(limit);
            return new Content(
                    List.of(
                            LetterWriting.application(row) + "将要作出的决定直接涉及申请人与他人之间的重大利益关系。",
                            "事由：" + row.history().getLast().reason(),
                            right),
                    limit.basis(),
                    "");
        }

        static Content heard(ApplicationRow row) {
            var session = Objects.requireNonNull(Hearing.of(row.history()).session());
            var when = LetterWriting.DAY.format(session.on()) + session.time();
            return new Content(
                    List.of(
                            LetterWriting.application(row) + "应要求举行听证。" + instead(row),
                            "时间：" + when,
                            "地点：" + session.place(),
                            "主持人：" + session.presides() + "（不是审查本申请的工作人员）",
                            "请带身份证件、本通知书和要出示的证据；请人代为参加的，另带授权委托书。",
                            "听证公开举行。届时可以陈述、申辩和质证；认为主持人与本事项有直接利害关系的，有权申请回避。决定根据听证笔录作出。"),
                    "行政许可法第四十八条",
                    "");
        }

        /** Who holds two notices knows which one counts. */
        private static String instead(ApplicationRow row) {
            return Hearing.replaced(row.history()).stream()
                    .max(Comparator.naturalOrder())
                    .filter(nth -> nth == Hearing.announced(row.history()) - 1)
                    .map(nth -> "本通知书代替" + new LetterName(LetterKind.HEARING, nth).number(row.number())
                            + "听证通知书，以本通知书的时间、地点为准。")
                    .orElse("");
        }
    }
}
