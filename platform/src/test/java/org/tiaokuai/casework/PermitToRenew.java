package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.Saving;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** A permit that ends on Labour Day, its holder, who may ask until 1 April that it be renewed, and the office. */
final class PermitToRenew {

    /** Granted on 2 March for sixty days: the last one is Labour Day, which moves nothing; 1 April is the last to ask. */
    static final int DAYS = 60;

    static final Instant END = Instant.parse("2026-05-01T16:00:00Z");

    @Autowired
    Drafts drafts;

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Corrections corrections;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    Letters letters;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    private final SettableClock clock;
    private final SmallTown town;
    final Department department;
    final Guide item;
    final Guide other;
    final Officer head;
    final Officer clerk;
    Resident resident;
    String permit = "";
    String number = "";

    @Autowired
    PermitToRenew(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        clock.standOn("2026-03-02");
        department = town.department("局" + UUID.randomUUID());
        var blank = town.item(department);
        item = SmallTown.renewing(blank, blank.code(), DAYS);
        town.publish(item, department);
        var second = town.item(department);
        other = SmallTown.renewing(second, item.code(), DAYS);
        town.publish(other, department);
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    void somebodyHoldsAPermit() {
        clock.standOn("2026-03-02");
        resident = town.resident("周𠮷安", SmallTown.number());
        permit = granted(resident);
        clock.standOn("2026-04-01");
    }

    void theOthersDay() {
        applying.withdraw(new WithdrawApplication(resident, number));
        clock.standOn("2026-03-02");
    }

    String granted(Resident holder) {
        var first = town.handIn(holder, item);
        accept(first);
        decide(first, true);
        return first;
    }

    UUID filledIn(Resident applicant, Guide guide, @Nullable String choice) {
        var draft = town.filledIn(applicant, guide.code(), SmallTown.typed("开店"));
        if (choice != null) {
            assertThat(drafts.renew(applicant, guide.code(), choice)).isEqualTo(new Saving.Saved(draft));
        }
        return draft;
    }

    Submission handIn(Resident applicant, Guide guide, @Nullable String choice) {
        return applying.submit(new SubmitApplication(applicant, filledIn(applicant, guide, choice)));
    }

    String asked() {
        return ((Submitted) handIn(resident, item, permit)).number();
    }

    void accept(String of) {
        assertThat(casework.receive(new ReceiveApplication(head, of, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    Act decide(String of, boolean grant) {
        return casework.decide(new DecideApplication(head, of, grant, "理由", grant ? "" : "某法"));
    }

    State state() {
        return applying.open(resident, number).orElseThrow().state();
    }

    List<Happening> history() {
        return applying.open(resident, number).orElseThrow().history();
    }

    void keptAt(Instant moment) {
        clock.pass(Duration.between(clock.instant(), moment));
        casework.keepTime();
    }

    void keptOn(String day) {
        clock.standOn(day);
        casework.keepTime();
    }

    CertificateView certificate(String of) {
        return certificates.ofCase(of).orElseThrow();
    }

    List<LetterKind> letters() {
        return letters.of(number).stream()
                .map(LetterView::name)
                .map(name -> name.kind())
                .toList();
    }

    List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> List.of(number, permit).contains(finding.about()))
                .toList();
    }

    /** Brought to where it stands when the permit ends. */
    void bringTo(State state) {
        switch (state) {
            case SUBMITTED -> {
                bringTo(State.CORRECTING);
                clock.pass(Duration.ofDays(29));
                corrections.answer(new AnswerPage(resident, number, "wish", SmallTown.typed("听雨路 8 号")));
                assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
            }
            case CORRECTING -> {
                var points = List.of(Point.ofPage("wish", "请写明地址"));
                assertThat(corrections.request(new RequestCorrection(head, number, points, 40)))
                        .isInstanceOf(Act.Done.class);
            }
            case ACCEPTED -> accept(number);
            case SUSPENDED -> {
                accept(number);
                var lasts = Term.general(40, Term.Unit.WORKING_DAY);
                var hearing = new SpecialProcedure(Event.HEARING, lasts, "要听证", "");
                proceedings.take(new TakeMeasure(clerk, number, null, new Propose(hearing)));
                assertThat(proceedings.take(new TakeMeasure(head, number, null, new Approve())))
                        .isInstanceOf(Act.Done.class);
            }
            case NOT_ACCEPTED, GRANTED, REFUSED, WITHDRAWN, TERMINATED, REVOKED, ANNULLED ->
                throw new IllegalArgumentException("It would be over");
        }
        assertThat(state()).isEqualTo(state);
    }

    void revoke() {
        assertThat(certificates.revoke(new RevokeCertificate(permit, head, "行政许可法第六十九条", "以欺骗取得")))
                .isInstanceOf(Revocation.Revoked.class);
    }

    /** What is found of the case after somebody did this in the database; all of it is taken back. */
    List<Finding> found(String sql) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(sql)
                            .param("number", number)
                            .param("permit", permit)
                            .update())
                    .isPositive();
            return found();
        });
    }
}
