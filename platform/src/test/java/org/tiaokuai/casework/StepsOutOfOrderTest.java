package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.Reject;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** A step that nobody could have taken, or not then, or not once more, is named even where the row agrees with it. */
@EmptyPlatform
class StepsOutOfOrderTest {

    @Autowired
    Applying applying;

    @Autowired
    Proceedings proceedings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final CaseOnItsWay theCase;

    @Autowired
    StepsOutOfOrderTest(AutowireCapableBeanFactory beans) {
        theCase = beans.createBean(CaseOnItsWay.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        theCase.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "4 days 23:59:59.999999, true",
        "5 days, false",
        "5 days 00:00:00.000001, false",
        "-1 day, true"
    })
    void silenceNeverAcceptsWithinFiveDays(String after, boolean named) {
        theCase.beSilent();
        theCase.keptSilence();
        assertThat(theCase.found("""
                        update casework.case_event set at = submitted_at + interval '%s' from casework.application
                        where application.number = :number and case_event.number = :number and event = 'DEEM_ACCEPTED'
                        """.formatted(after)))
                .filteredOn(finding -> finding.fault() == Fault.CONTRADICTED)
                .hasSize(named ? 1 : 0);
    }

    @Test
    void aProcedureThatOnePersonProposedAndApprovedIsNamed() {
        theCase.receive(true);
        theCase.take(
                theCase.officer,
                new Propose(new SpecialProcedure(Event.HEARING, Term.general(5, Term.Unit.WORKING_DAY), "要听证", "")));
        assertThat(proceedings.take(new TakeMeasure(theCase.officer, theCase.number, null, new Approve())))
                .isInstanceOf(Act.OwnProposal.class);
        assertThat(proceedings.take(new TakeMeasure(theCase.officer, theCase.number, null, new Reject("不必"))))
                .isInstanceOf(Act.Done.class);
        theCase.hear();
        assertContradicted("PROPOSE_SUSPENSION", "SUSPEND");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlipThatOnePersonProposedAndPutRightIsNamed(boolean granted) {
        theCase.receive(true);
        theCase.decide(granted);
        var slip = new Rectification(new Place(Part.REASONS, ""), "", "改过的理由", "写错了", "");
        theCase.take(theCase.officer, new ProposeRectification(slip));
        assertThat(proceedings.take(new TakeMeasure(theCase.officer, theCase.number, null, new Rectify())))
                .isInstanceOf(Act.OwnProposal.class);
        theCase.take(theCase.officer, new RejectRectification("不必"));
        theCase.rectify();
        assertContradicted("PROPOSE_RECTIFICATION", "RECTIFY");
    }

    /** Whoever proposed it is made the one who approved it. */
    private void assertContradicted(String proposal, String approval) {
        assertThat(theCase.found("""
                        update casework.case_event set (actor, post, by_whom) = (
                            select actor, post, by_whom from casework.case_event proposed
                            where proposed.number = :number and proposed.event like '%s%%' order by id desc limit 1)
                        where number = :number and event like '%s%%'
                        """.formatted(proposal, approval)))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains('"' + approval));
    }

    @Test
    void aCorrectionThatIsAskedForTwiceIsNamed() {
        theCase.ask();
        theCase.correct();
        assertThat(theCase.found("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject)
                        select number, event, at + interval '1 hour', actor, post, by_whom, subject
                        from casework.case_event where number = :number and event = 'REQUEST_CORRECTION'
                        """))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("\"REQUEST_CORRECTION\"")
                        && finding.recorded().contains("\"REQUEST_CORRECTION\""));
    }

    @Test
    void aProcedureThatNobodyProposedIsNamed() {
        theCase.suspend();
        assertThat(theCase.found(
                        "delete from casework.case_event where number = :number and event = 'PROPOSE_SUSPENSION'"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("\"SUSPEND\"")
                        && finding.recorded().isEmpty());
    }

    @Test
    void aStepByAnotherAccountThanTheApplicantsIsNamed() {
        var thief = UUID.randomUUID();
        var owner = "update casework.application set account = '%s' where number = :number";
        theCase.sql(owner.formatted(thief));
        assertThat(applying.withdraw(new WithdrawApplication(
                        new Resident(
                                thief,
                                theCase.resident.personKey(),
                                theCase.resident.name(),
                                theCase.resident.number(),
                                theCase.resident.phone()),
                        theCase.number)))
                .isInstanceOf(Act.Done.class);
        theCase.sql(owner.formatted(theCase.resident.account()));
        theCase.assertContradicted("WITHDRAW");
    }

    @Test
    void aStepWithAnotherPersonThanTheApplicantIsNamed() {
        var subject = "update casework.application set subject = '%s' where number = :number";
        theCase.receive(true);
        theCase.sql(subject.formatted(theCase.other.personKey()));
        theCase.take(
                theCase.clerk,
                new Propose(new SpecialProcedure(Event.HEARING, Term.general(5, Term.Unit.WORKING_DAY), "要听证", "")));
        theCase.sql(subject.formatted(theCase.resident.personKey()));
        theCase.assertContradicted("PROPOSE_SUSPENSION");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 2"})
    void aLimitIsExtendedOnce(int times, int named) {
        theCase.receive(true);
        assertThat(theCase.found("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject)
                        select number, 'EXTEND', at, actor, post, by_whom, subject
                        from casework.case_event, generate_series(1, %d) where number = :number and event = 'ACCEPT'
                        """.formatted(times)))
                .filteredOn(finding -> finding.fault() == Fault.CONTRADICTED)
                .hasSize(named);
    }
}
