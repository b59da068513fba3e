package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Act.Done;
import org.tiaokuai.casework.Measure;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.IssueCertificate;
import org.tiaokuai.certificate.Certificates.Renewed;
import org.tiaokuai.certificate.Certificates.ReplaceCertificate;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.course.State;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.statute.Step.Why;

/** What a granted case results in: a certificate that states what the form marks as stated. */
@Component
class Results {

    private final Certificates certificates;
    private final Catalogue catalogue;
    private final Forms forms;
    private final AnswerSheet sheets;
    private final Clocks clocks;
    private final Organisation organisation;

    Results(
            Certificates certificates,
            Catalogue catalogue,
            Forms forms,
            AnswerSheet sheets,
            Clocks clocks,
            Organisation organisation) {
        this.certificates = certificates;
        this.catalogue = catalogue;
        this.forms = forms;
        this.sheets = sheets;
        this.clocks = clocks;
        this.organisation = organisation;
    }

    void issue(ApplicationRow row, Officer officer, Instant now) {
        issue(row, officer.post().department(), officer.post().departmentName(), Hand.of(officer), now);
    }

    /** In nobody's hand: the law says that it is so. */
    void renewSilently(ApplicationRow row, Instant ended) {
        var office = organisation.department(row.handledBy()).orElseThrow();
        issue(row, office.id(), office.name(), Hand.NOBODY, ended);
    }

    private void issue(ApplicationRow row, UUID issuer, String issuerName, Hand hand, Instant now) {
        var offer = catalogue.offer(row.item(), row.itemVersion());
        var stated = statements(row, offer.form());
        var period = Period.of(row, offer.guide(), clocks, now);
        var before = period.renewed() == null
                ? null
                : certificates
                        .ofCase(period.renewed().caseNumber())
                        .filter(permit ->
                                permit.revokedAt() == null || permit.revokedAt().isAfter(now))
                        .orElseThrow(() -> new Damaged("The permit that is renewed was taken away"));
        certificates.issue(new IssueCertificate(
                row.number(),
                before == null ? row.item() : before.item(),
                before == null ? row.itemName() : before.itemName(),
                before == null ? row.itemNameEn() : before.itemNameEn(),
                before == null ? name(offer.guide()) : before.resultName(),
                row.applicant(),
                row.applicantId(),
                row.subject(),
                before == null ? stated : continued(before.statements(), stated),
                issuer,
                issuerName,
                period.until(),
                period.renewed(),
                hand));
    }

    /**
     * For how long a result is valid. What renews another one follows on it, for as long as the guide says; where that had ended
     * before it was decided, no day in between becomes valid afterwards.
     *
     * @param renewed none where it renews nothing
     */
    record Period(@Nullable Renewed renewed, @Nullable LocalDate until) {

        static Period of(ApplicationRow row, Guide guide, Clocks clocks, Instant now) {
            var result = guide.result();
            var validity = result == null ? null : result.validity();
            var decided = Clocks.day(now);
            var renewal = Renewal.of(row.history()).orElse(null);
            if (renewal == null) {
                return new Period(null, clocks.validUntil(decided, validity));
            }
            var follows = renewal.validUntil().plusDays(1);
            boolean gap = decided.isAfter(follows);
            return new Period(
                    new Renewed(renewal.permit(), gap ? decided : follows),
                    clocks.validUntil(gap ? decided : renewal.validUntil(), validity));
        }
    }

    /** What the application says anew takes the place of what the certificate before said, and the rest goes on. */
    private static List<Statement> continued(List<Statement> before, List<Statement> stated) {
        var continued = new LinkedHashMap<String, Statement>();
        before.forEach(each -> continued.put(each.name(), each));
        stated.forEach(each -> continued.put(each.name(), each));
        return List.copyOf(continued.values());
    }

    /** An imported guide does not say what its result is called. */
    private static String name(Guide guide) {
        var result = guide.result();
        if (result != null) {
            return result.name();
        }
        return Grounds.permit(guide) ? "准予行政许可决定书" : "办理结果通知书";
    }

    private List<Statement> statements(ApplicationRow row, FormRef ref) {
        var answers = sheets.plain(row.answers());
        return forms.get(ref).pages().stream()
                .flatMap(page -> page.questions().stream())
                .filter(question -> question.certified() && answers.containsKey(question.name()))
                .map(question -> new Statement(
                        question.title(),
                        AnswerLine.stated(question, Objects.requireNonNull(answers.get(question.name())))))
                .toList();
    }

    /** What becomes of a case and its certificate after it was decided: no certificate outlives its decision. */
    @Component
    static class Revising {

        private final Applications applications;
        private final Certificates certificates;
        private final Freezes freezes;
        private final History history;

        Revising(Applications applications, History history, Certificates certificates, Freezes freezes) {
            this.applications = applications;
            this.history = history;
            this.certificates = certificates;
            this.freezes = freezes;
        }

        /** Of what expired, or was taken away, there is no second one. */
        boolean holds(String number) {
            return certificates.ofCase(number).filter(CertificateView::holds).isPresent();
        }

        /** The words of what was decided, as they stand now, in the order of the paper. */
        Map<Place, String> words(ApplicationRow row) {
            if (row.state() != State.GRANTED && row.state() != State.REFUSED) {
                return Map.of();
            }
            var words = new LinkedHashMap<Place, String>();
            var decisions = history.decisions(row.number());
            if (!decisions.isEmpty()) { // what silence renewed has none
                var decision = decisions.getLast();
                words.put(
                        new Place(Part.REASONS, ""),
                        Rectification.corrected(row.history(), Part.REASONS, decision.reasons()));
                words.put(new Place(Part.LAW, ""), Rectification.corrected(row.history(), Part.LAW, decision.law()));
            }
            certificates.ofCase(row.number()).filter(CertificateView::holds).ifPresent(each -> each.statements()
                    .forEach(statement -> words.put(new Place(Part.STATEMENT, statement.name()), statement.text())));
            words.values().removeIf(String::isBlank);
            return words;
        }

        /** Nobody received it before it was decided, nor will, and the same paper says nothing twice. */
        Act concluded(ApplicationRow row, Outcome outcome, Act act, LocalDate today) {
            var decidedAt = row.closedAt();
            if (decidedAt == null
                    || outcome.receivedOn().isBefore(Clocks.day(decidedAt))
                    || outcome.receivedOn().isAfter(today)) {
                return new Act.WithoutEffect(Why.WRONG_MOMENT);
            }
            return Outcome.all(row.history()).stream().anyMatch(outcome::same) ? new Act.WithoutEffect(Why.TWICE) : act;
        }

        /** One slip after the other; and what was proposed is put right only while it still stands as it stood then. */
        Act rectified(ApplicationRow row, Officer officer, Measure measure, Act act) {
            var words = words(row);
            var proposed = Rectification.proposed(row.history());
            if (measure instanceof ProposeRectification proposal) {
                var stands = words.get(proposal.rectification().place());
                if (stands == null || proposed.isPresent()) {
                    return new Act.NotNow(row.state());
                }
                return stands.equals(proposal.rectification().now()) ? new Act.WithoutEffect(Why.TWICE) : act;
            }
            if (proposed.isEmpty()) {
                return new Act.NotNow(row.state());
            }
            if (measure instanceof RejectRectification) {
                return act;
            }
            if (history.own(row, officer, new ProposeRectification(proposed.get()).event(row.state()))) {
                return new Act.OwnProposal();
            }
            return proposed.get().was().equals(words.get(proposed.get().place())) ? act : new Act.NotNow(row.state());
        }

        /** What the certificate states wrongly it states rightly on another one; the first is not altered. */
        void rectify(ApplicationRow row, Rectification slip, Officer officer) {
            if (slip.place().part() == Part.STATEMENT) {
                certificates
                        .replace(new ReplaceCertificate(
                                row.number(),
                                Replacement.RECTIFIED,
                                officer.account(),
                                Hand.of(officer),
                                new Statement(slip.place().statement(), slip.now())))
                        .orElseThrow();
            }
        }

        /** @param hand none where the holder asks */
        void reissue(String number, Replacement why, UUID account, @Nullable Hand hand) {
            certificates
                    .replace(new ReplaceCertificate(number, why, account, hand, null))
                    .orElseThrow();
        }

        /** @param days of the case once it is decided again; what is open is worked on, and so its use is not stopped */
        void conclude(ApplicationRow row, Outcome outcome, Done done, DueDays days, Officer officer, Instant now) {
            if (done.state().open()) {
                applications.reopen(row.number(), now, days);
                freezes.thaw(row.subject(), row.number());
            } else {
                applications.become(row.number(), done.state());
            }
            if (row.state() == State.GRANTED && done.state() != State.GRANTED) {
                var why = "已由" + outcome.cited() + "撤销";
                certificates.revoke(new RevokeCertificate(row.number(), officer, outcome.law(), why));
            }
        }
    }
}
