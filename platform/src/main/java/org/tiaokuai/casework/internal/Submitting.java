package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.AlreadySubmitted;
import org.tiaokuai.casework.Applying.Submission.Incomplete;
import org.tiaokuai.casework.Applying.Submission.NoSuchDraft;
import org.tiaokuai.casework.Applying.Submission.NotOffered;
import org.tiaokuai.casework.Applying.Submission.NotRenewable;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.internal.CaseRegisters.HandedIn;
import org.tiaokuai.casework.internal.Receiving.Silence;
import org.tiaokuai.casework.internal.Results.Period;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.letter.Remedies;

/** Handing in 收件: a draft becomes one application, however often the button was pressed. */
@Component
class Submitting {

    private final Drafts drafts;
    private final Applications applications;
    private final History history;
    private final AnswerSheet sheets;
    private final Clocks clocks;
    private final Renewing renewing;
    private final ApplicationEventPublisher events;

    Submitting(
            Drafts drafts,
            Applications applications,
            History history,
            AnswerSheet sheets,
            Clocks clocks,
            Renewing renewing,
            ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.applications = applications;
        this.history = history;
        this.sheets = sheets;
        this.clocks = clocks;
        this.renewing = renewing;
        this.events = events;
    }

    Submission submit(SubmitApplication command) {
        var account = command.resident().account();
        var taken = drafts.take(command.resident(), command.draft());
        if (taken.isEmpty()) {
            return applications
                    .numberOf(command.draft(), account)
                    .<Submission>map(AlreadySubmitted::new)
                    .orElse(new NoSuchDraft());
        }
        var draft = taken.get();
        if (!draft.offered()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // and it waits there
            return new NotOffered();
        }
        var errors = draft.form().check(draft.answers(), clocks.today());
        if (errors.any() || !draft.complete()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // the draft stays where it was
            return new Incomplete(errors);
        }
        var refused = renewing.against(command.resident(), draft);
        if (refused.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus()
                    .setRollbackOnly(); // nor is it handed in as something else
            return refused.get();
        }
        return handIn(command, draft);
    }

    private Submission handIn(SubmitApplication command, DraftView draft) {
        var received = received(draft, clocks.now());
        var offer = draft.offer();
        var days = DueDays.of(clocks.in(offer.handledBy()).reckon(List.of(received), offer.guide()), State.SUBMITTED);
        var row = row(command.resident(), command.draft(), draft, received, days);
        var handed = new HandedIn(draft.form(), draft.papers()).with(row, State.Event.SUBMIT, "{}");
        history.submitted(row, applications.add(row, days, handed.getOrDefault(CaseRegisters.HANDED, "{}")), handed);
        var submitted = new Submitted(row.number(), draft.offer().guide().code());
        events.publishEvent(submitted);
        return submitted;
    }

    private static Happening received(DraftView draft, Instant now) {
        var chosen = draft.renewal().chosen();
        var said = chosen == null
                ? Map.<String, String>of()
                : History.salted(new Renewal(chosen.caseNumber(), chosen.validUntil()).said());
        return new Happening(State.Event.SUBMIT, now, "", null, said);
    }

    private String number(Instant at) {
        return CaseNumber.of(Clocks.day(at), applications.nextSerial()).value();
    }

    private ApplicationRow row(Resident resident, UUID draftId, DraftView draft, Happening received, DueDays days) {
        var offer = draft.offer();
        var number = number(received.at());
        return new ApplicationRow(
                number,
                draftId,
                offer.guide().code(),
                offer.version(),
                offer.guide().name(),
                offer.guide().nameEn(),
                sheets.about(draft.form(), draft.answers()),
                resident.account(),
                resident.personKey(),
                sheets.copied(resident.name(), "applicant", number, resident.personKey()),
                sheets.copied(resident.number(), "applicant_id", number, resident.personKey()),
                sheets.write(draft.form(), draft.answers(), number, resident.personKey()),
                offer.handledBy(),
                State.SUBMITTED,
                received.at(),
                null,
                null,
                null,
                null,
                days.due(),
                days.legal(),
                null,
                null,
                List.of(received));
    }

    /** What asks for a renewal: one application for a permit at a time, and none once the permit is gone. */
    @Component
    static class Renewing {

        private final JdbcClient jdbc;
        private final Certificates certificates;

        Renewing(JdbcClient jdbc, Certificates certificates) {
            this.jdbc = jdbc;
            this.certificates = certificates;
        }

        /** Whoever hands in another one for the same permit, or takes it away, waits. */
        Optional<Submission> against(Resident resident, DraftView draft) {
            var chosen = draft.renewal().chosen();
            if (chosen == null) {
                return Optional.empty();
            }
            var permit = chosen.caseNumber();
            if (certificates
                    .hold(resident.personKey(), draft.renewal().item(), permit)
                    .isEmpty()) {
                return Optional.of(new NotRenewable(""));
            }
            return underWay(permit).stream().findFirst().map(NotRenewable::new);
        }

        List<String> underWay(String permit) {
            return jdbc.sql("""
                            select number from casework.case_event join casework.application using (number)
                            where event = 'SUBMIT' and said ->> 'renews' = :permit and closed_at is null order by number
                            """).param("permit", permit).query(String.class).list();
        }
    }

    /** What is gone is not renewed, unless silence had renewed it before. */
    @Component
    static class Lapsing {

        private final Renewing renewing;
        private final Silence silence;
        private final Applications applications;
        private final History history;
        private final Remedies remedies;
        private final Clocks clocks;
        private final ApplicationEventPublisher events;

        Lapsing(
                Renewing renewing,
                Silence silence,
                Applications applications,
                History history,
                Remedies remedies,
                Clocks clocks,
                ApplicationEventPublisher events) {
            this.renewing = renewing;
            this.silence = silence;
            this.applications = applications;
            this.history = history;
            this.remedies = remedies;
            this.clocks = clocks;
            this.events = events;
        }

        /** In the transaction of the revocation. */
        @EventListener
        void on(Revocation.Revoked revoked) {
            for (var number : renewing.underWay(revoked.caseNumber())) {
                silence.asTheLawHasIt(number).ifPresent(row -> lapse(row, revoked));
            }
        }

        private void lapse(ApplicationRow row, Revocation.Revoked revoked) {
            if (row.application().lapse() instanceof Done done) {
                var now = clocks.now();
                var told = remedies.against(row.handledBy(), Clocks.day(now));
                applications.close(row.number(), done.state(), now);
                history.addByLaw(
                        row,
                        done.event(),
                        now,
                        Map.of("reason", revoked.reason(), "law", revoked.law(), "remedies", told));
                events.publishEvent(done);
            }
        }
    }

    /** What letters say of a renewal; the words are the law's, hence Chinese. */
    static final class RenewalWords {

        private static final String HANDED_OVER = "办理结果可以在“我的办件”下载，凭验证码查验。";

        private RenewalWords() {}

        /** What becomes of a permit whose renewal nobody decided by its end; nothing where nothing is renewed. */
        static String atTheEnd(ApplicationRow row, Guide guide, Clocks clocks) {
            var renewal = Renewal.of(row.history());
            if (renewal.isEmpty() || !Grounds.permit(guide)) {
                return "";
            }
            var end = "申请延续的许可有效期到" + LetterWriting.DAY.format(renewal.get().validUntil()) + "。";
            return Renewal.silence(clocks.reckoned(row.standing(), guide)).isPresent()
                    ? end + "有效期届满前没有作出决定的，视为准予延续（行政许可法第五十条第二款）。"
                    : end + "申请没有在有效期届满三十日前提出，届满前没有作出决定的，不视为准予延续（行政许可法第五十条）。";
        }

        /** What silence made true, and for how long. */
        static Content renewed(ApplicationRow row, Guide guide, Clocks clocks) {
            var renewal = Renewal.of(row.history()).orElseThrow();
            var told = LetterWriting.application(row) + "所申请延续的许可（办件编号" + renewal.permit() + "）有效期到"
                    + LetterWriting.DAY.format(renewal.validUntil()) + "。本机关在有效期届满前没有作出是否准予延续的决定，依法视为准予延续。";
            return new Content(
                    List.of(told, period(row, guide, clocks), HANDED_OVER, "本通知书依照法律规定自动出具，没有经办人。"),
                    "行政许可法第五十条第二款",
                    "");
        }

        /** What is handed over, and from when on where it renews something. */
        static List<String> granted(ApplicationRow row, Guide guide, Clocks clocks) {
            var renewed = Renewal.of(row.history()).map(_ -> period(row, guide, clocks));
            return Stream.concat(renewed.stream(), Stream.of(HANDED_OVER)).toList();
        }

        private static String period(ApplicationRow row, Guide guide, Clocks clocks) {
            var period = Period.of(row, guide, clocks, Objects.requireNonNull(row.closedAt()));
            var from = Objects.requireNonNull(period.renewed()).validFrom();
            var until = period.until();
            return "延续后的有效期从" + LetterWriting.DAY.format(from) + "起"
                    + (until == null ? "。" : "，到" + LetterWriting.DAY.format(until) + "止。");
        }

        static Content lapsed(ApplicationRow row) {
            var renewal = Renewal.of(row.history()).orElseThrow();
            var said = row.history().getLast().said();
            return new Content(
                    List.of(
                            LetterWriting.application(row) + "所申请延续的许可（办件编号" + renewal.permit()
                                    + "）已被撤销，没有可以延续的许可，办理终止。",
                            "撤销的理由：" + said.getOrDefault("reason", "") + "（" + said.getOrDefault("law", "") + "）"),
                    "参照行政许可法第七十条第四项",
                    said.getOrDefault("remedies", ""));
        }
    }
}
