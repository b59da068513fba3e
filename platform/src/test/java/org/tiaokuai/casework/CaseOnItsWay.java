package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** A case that was handed in on Monday, 2 March 2026, and what happens to it from hour to hour. */
final class CaseOnItsWay {

    @Autowired
    Applying applying;

    @Autowired
    Corrections corrections;

    @Autowired
    Casework casework;

    @Autowired
    Certificates certificates;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    private final SettableClock clock;
    private final SmallTown town;
    final Guide item;
    final Resident resident;
    final Resident other;
    final Officer officer;
    final Officer clerk;
    String number = "";

    @Autowired
    CaseOnItsWay(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        clock.standOn("2026-03-02");
        Department department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        other = town.resident("李四", SmallTown.number());
        officer = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
    }

    void somebodyHandedInAnApplication() {
        clock.standOn("2026-03-02");
        number = town.handIn(resident, item);
        clock.pass(Duration.ofHours(1));
    }

    void receive(boolean accept) {
        assertThat(casework.receive(
                        new ReceiveApplication(officer, number, accept, accept ? "" : "不属于本机关", accept ? "" : "某法")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    void decide(boolean grant) {
        assertThat(casework.decide(new DecideApplication(officer, number, grant, "理由", grant ? "" : "某法")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    void ask() {
        assertThat(corrections.request(
                        new RequestCorrection(officer, number, List.of(Point.ofPage("wish", "请写明地址")), 5)))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    void correct() {
        corrections.answer(new AnswerPage(resident, number, "wish", Map.of("wish", "听雨路 8 号开店")));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
        clock.pass(Duration.ofHours(1));
    }

    void take(Officer by, Measure measure) {
        assertThat(proceedings.take(new TakeMeasure(by, number, null, measure))).isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    void suspend() {
        receive(true);
        hear();
    }

    void askToBeHeard() {
        receive(true);
        take(officer, new TellHearing("涉及他人"));
        hear();
        assertThat(proceedings.askHearing(resident, number)).isInstanceOf(Act.Done.class);
    }

    void hear() {
        var lasts = Term.general(5, Term.Unit.WORKING_DAY);
        take(clerk, new Propose(new SpecialProcedure(Event.HEARING, lasts, "要听证", "")));
        take(officer, new Approve());
    }

    void conclude(Ruling ruling) {
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        take(officer, new Conclude(new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, ruling, null)));
    }

    void rectify() {
        var place = new Place(Part.REASONS, "");
        take(clerk, new ProposeRectification(new Rectification(place, "", "改过的理由", "写错了", "")));
        take(officer, new RejectRectification("不必"));
        take(clerk, new ProposeRectification(new Rectification(place, "", "改过的理由", "写错了", "")));
        take(officer, new Rectify());
    }

    void reissue() {
        assertThat(proceedings.reissue(resident, number, null, Replacement.LOST))
                .isInstanceOf(Act.Done.class);
    }

    void withdraw() {
        assertThat(applying.withdraw(new WithdrawApplication(resident, number))).isInstanceOf(Act.Done.class);
    }

    /** The last day goes by, and the next act finds it accepted. */
    void beSilent() {
        clock.standOn("2026-03-20");
    }

    void revoke() {
        assertThat(certificates.revoke(new RevokeCertificate(number, officer, "行政许可法第六十九条", "材料是假的")))
                .isInstanceOf(Certificates.Revocation.Revoked.class);
    }

    List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    /** What is found of the case after somebody did this in the database; all of it is taken back. */
    List<Finding> found(String sql) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(sql).param("number", number).update()).isPositive();
            return found();
        });
    }

    void keptSilence() {
        casework.keepTime();
        assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    }

    void sql(String sql) {
        assertThat(jdbc.sql(sql).param("number", number).update()).as(sql).isPositive();
    }

    void assertContradicted(String event) {
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.kind()).isEqualTo("CASE_EVENT");
            assertThat(finding.standing()).contains('"' + event + '"').isNotEqualTo(finding.recorded());
        });
    }
}
