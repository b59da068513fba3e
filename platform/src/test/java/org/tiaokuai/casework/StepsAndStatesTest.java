package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
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
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Measure.Terminate;
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

/** Where a case stands and since when follows from its steps, and whoever writes something else into its row is found. */
@EmptyPlatform
class StepsAndStatesTest {

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

    private final Checks checks;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final SmallTown town;
    private final Guide item;
    private final Resident resident;
    private final Resident other;
    private final Officer officer;
    private final Officer clerk;
    private String number = "";

    @Autowired
    StepsAndStatesTest(Checks checks, JdbcClient jdbc, TakenBack takenBack, SettableClock clock, SmallTown town) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
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

    @BeforeEach
    void somebodyHandedInAnApplication() {
        clock.standOn("2026-03-02");
        number = town.handIn(resident, item);
        clock.pass(Duration.ofHours(1));
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private void receive(boolean accept) {
        assertThat(casework.receive(
                        new ReceiveApplication(officer, number, accept, accept ? "" : "不属于本机关", accept ? "" : "某法")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    private void decide(boolean grant) {
        assertThat(casework.decide(new DecideApplication(officer, number, grant, "理由", grant ? "" : "某法")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    private void ask() {
        assertThat(corrections.request(
                        new RequestCorrection(officer, number, List.of(Point.ofPage("wish", "请写明地址")), 5)))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    private void correct() {
        corrections.answer(new AnswerPage(resident, number, "wish", Map.of("wish", "听雨路 8 号开店")));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
        clock.pass(Duration.ofHours(1));
    }

    private void take(Officer by, Measure measure) {
        assertThat(proceedings.take(new TakeMeasure(by, number, null, measure))).isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    private void suspend() {
        receive(true);
        hear();
    }

    private void askToBeHeard() {
        receive(true);
        take(officer, new TellHearing("涉及他人"));
        hear();
        assertThat(proceedings.askHearing(resident, number)).isInstanceOf(Act.Done.class);
    }

    private void hear() {
        var lasts = Term.general(5, Term.Unit.WORKING_DAY);
        take(clerk, new Propose(new SpecialProcedure(Event.HEARING, lasts, "要听证", "")));
        take(officer, new Approve());
    }

    private void conclude(Ruling ruling) {
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        take(officer, new Conclude(new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, ruling, null)));
    }

    private void rectify() {
        var place = new Place(Part.REASONS, "");
        take(clerk, new ProposeRectification(new Rectification(place, "", "改过的理由", "写错了", "")));
        take(officer, new RejectRectification("不必"));
        take(clerk, new ProposeRectification(new Rectification(place, "", "改过的理由", "写错了", "")));
        take(officer, new Rectify());
    }

    private void reissue() {
        assertThat(proceedings.reissue(resident, number, null, Replacement.LOST))
                .isInstanceOf(Act.Done.class);
    }

    private void withdraw() {
        assertThat(applying.withdraw(new WithdrawApplication(resident, number))).isInstanceOf(Act.Done.class);
    }

    /** The last day goes by, and the next act finds it accepted. */
    private void beSilent() {
        clock.standOn("2026-03-20");
    }

    private void revoke() {
        assertThat(certificates.revoke(new RevokeCertificate(number, officer, "行政许可法第六十九条", "材料是假的")))
                .isInstanceOf(Certificates.Revocation.Revoked.class);
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    /** What is found of the case after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String sql) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(sql).param("number", number).update()).isPositive();
            return found();
        });
    }

    @Test
    void whatFollowsFromTheStepsHoldsOnEachWayThroughTheGraph() {
        var ways = new EnumMap<State, List<Consumer<StepsAndStatesTest>>>(Map.of(
                State.SUBMITTED,
                        List.of(_ -> {}, way -> {
                            way.ask();
                            way.correct();
                        }),
                State.CORRECTING, List.of(StepsAndStatesTest::ask),
                State.ACCEPTED,
                        List.of(
                                way -> way.receive(true),
                                way -> {
                                    way.ask();
                                    way.correct();
                                    way.receive(true);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(false);
                                    way.conclude(Ruling.UPHELD);
                                    way.conclude(Ruling.REMANDED);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                }),
                State.NOT_ACCEPTED,
                        List.of(
                                way -> way.receive(false),
                                way -> {
                                    way.ask();
                                    way.beSilent();
                                    way.receive(false);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.UPHELD);
                                }),
                State.WITHDRAWN,
                        List.of(
                                StepsAndStatesTest::withdraw,
                                way -> {
                                    way.ask();
                                    way.withdraw();
                                },
                                way -> {
                                    way.receive(true);
                                    way.withdraw();
                                }),
                State.SUSPENDED,
                        List.of(StepsAndStatesTest::suspend, StepsAndStatesTest::askToBeHeard, way -> {
                            way.suspend();
                            way.take(way.clerk, new Resume("完了"));
                            way.hear();
                        }),
                State.TERMINATED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                },
                                way -> {
                                    way.suspend();
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.take(way.officer, new Terminate("人已故", "某法"));
                                }),
                State.REFUSED,
                        List.of(way -> {
                            way.receive(true);
                            way.decide(false);
                        }),
                State.GRANTED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.UNLAWFUL);
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                    way.rectify();
                                    way.reissue();
                                    way.conclude(Ruling.UPHELD);
                                },
                                way -> {
                                    way.receive(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(false);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                }),
                State.REVOKED,
                        List.of(
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.conclude(Ruling.REMANDED);
                                    way.decide(true);
                                    way.revoke();
                                },
                                way -> {
                                    way.receive(true);
                                    way.decide(true);
                                    way.revoke();
                                })));
        ways.put(
                State.ANNULLED,
                List.of(
                        way -> {
                            way.receive(true);
                            way.decide(true);
                            way.conclude(Ruling.ANNULLED);
                        },
                        way -> {
                            way.receive(true);
                            way.decide(false);
                            way.rectify();
                            way.conclude(Ruling.UNLAWFUL);
                            way.conclude(Ruling.ANNULLED);
                        },
                        way -> {
                            way.receive(false);
                            way.conclude(Ruling.ANNULLED);
                        }));
        assertThat(ways).containsOnlyKeys(State.values());
        ways.forEach((state, there) -> there.forEach(way -> {
            somebodyHandedInAnApplication();
            way.accept(this);
            assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(state);
            assertThat(found()).as(state.name()).isEmpty();
        }));
    }

    @Test
    void silenceAcceptsFromTheDayOfReceiptAndOfTheCorrection() {
        beSilent();
        keptSilence();
        assertThat(found()).isEmpty();
        somebodyHandedInAnApplication();
        ask();
        correct();
        beSilent();
        keptSilence();
        assertThat(found()).isEmpty();
        assertThat(found("update casework.application set accepted_at = submitted_at where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    private void keptSilence() {
        casework.keepTime();
        assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'ACCEPTED', closed_at = null",
                "state = 'REFUSED'",
                "state = 'REVOKED'",
                "state = 'WITHDRAWN'",
                "closed_at = closed_at + interval '1 microsecond'",
                "closed_at = '1990-01-01'",
                "accepted_at = accepted_at - interval '3 days'",
                "accepted_at = null",
                "submitted_at = submitted_at - interval '1 day'",
                "asked_at = submitted_at",
                "asked_at = submitted_at, corrected_at = submitted_at"
            })
    void aRowThatSaysSomethingElseThanTheStepsIsNamedWithBothStories(String bent) {
        receive(true);
        decide(true);
        assertThat(found("update casework.application set " + bent + " where number = :number"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
                    assertThat(finding.kind()).isEqualTo("CASE_EVENT");
                    assertThat(finding.recorded()).contains("GRANTED").isNotEqualTo(finding.standing());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remanded_at = null",
                "remanded_at = remanded_at - interval '1 day'",
                "state = 'REFUSED', closed_at = accepted_at",
                "state = 'ANNULLED', closed_at = now()",
                "accepted_at = remanded_at"
            })
    void aCaseThatIsDecidedAgainIsHeldAgainstItsStepsToo(String bent) {
        receive(true);
        decide(false);
        conclude(Ruling.REMANDED);
        assertThat(found()).isEmpty();
        assertThat(found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed_at = remanded_at", "state = 'ANNULLED'", "remanded_at = null"})
    void theEndOfTheSecondTimeIsItsOwn(String bent) {
        receive(true);
        decide(false);
        conclude(Ruling.REMANDED);
        decide(true);
        assertThat(found()).isEmpty();
        assertThat(found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'SUBMITTED'",
                "asked_at = asked_at - interval '1 hour'",
                "state = 'WITHDRAWN', closed_at = now()"
            })
    void anOpenCaseIsHeldAgainstItsStepsToo(String bent) {
        ask();
        assertThat(found("update casework.application set " + bent + " where number = :number"))
                .extracting(Finding::fault)
                .containsExactly(Fault.CONTRADICTED);
    }

    @Test
    void aCaseWithoutAnyStepsIsNamed() {
        assertThat(found("delete from casework.case_event where number = :number"))
                .extracting(Finding::fault, Finding::recorded)
                .contains(tuple(Fault.CONTRADICTED, ""))
                .hasSize(2);
    }

    /** Two that agree with each other, and were never in the graph: the row and its last step were bent together. */
    @Test
    void stepsThatLeadNowhereInTheGraphAreNamed() {
        receive(true);
        decide(true);
        assertThat(found("""
                        with bent as (update casework.case_event set event = 'DECLINE' where number = :number and event = 'GRANT')
                        update casework.application set state = 'NOT_ACCEPTED' where number = :number
                        """)).extracting(Finding::fault).containsExactlyInAnyOrder(Fault.CONTRADICTED, Fault.ALTERED);
        assertThat(
                        found(
                                "update casework.case_event set event = 'NO SUCH STEP' where number = :number and event = 'ACCEPT'"))
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.CONTRADICTED, Fault.ALTERED);
    }

    private void sql(String sql) {
        assertThat(jdbc.sql(sql).param("number", number).update()).as(sql).isPositive();
    }

    private void assertContradicted(String event) {
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.kind()).isEqualTo("CASE_EVENT");
            assertThat(finding.standing()).contains('"' + event + '"').isNotEqualTo(finding.recorded());
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silenceThatAcceptedBeforeTheCaseWasHandedInOrCorrectedIsNamed(boolean corrected) {
        if (corrected) {
            ask();
            correct();
        }
        var step = "update casework.case_event set at = at %s interval '20 days' where number = :number";
        var row = "update casework.application set submitted_at = submitted_at %1$s interval '20 days',"
                + " asked_at = asked_at %1$s interval '20 days', corrected_at = corrected_at %1$s interval '20 days'%2$s"
                + " where number = :number";
        sql(step.formatted("-"));
        sql(row.formatted("-", ", wakes_at = '2026-03-01'"));
        keptSilence();
        sql(step.formatted("+") + " and event <> 'DEEM_ACCEPTED'");
        sql(row.formatted("+", ", accepted_at = accepted_at + interval '20 days'"));
        assertContradicted("DEEM_ACCEPTED");
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
        beSilent();
        keptSilence();
        assertThat(found("""
                        update casework.case_event set at = submitted_at + interval '%s' from casework.application
                        where application.number = :number and case_event.number = :number and event = 'DEEM_ACCEPTED'
                        """.formatted(after)))
                .filteredOn(finding -> finding.fault() == Fault.CONTRADICTED)
                .hasSize(named ? 1 : 0);
    }

    private void proposedBy(Officer one) {
        jdbc.sql("update casework.case_event set actor = :actor, post = :post, by_whom = :name"
                        + " where number = :number and event = 'PROPOSE_SUSPENSION'")
                .param("actor", one.account())
                .param("post", one.post().id())
                .param("name", one.name())
                .param("number", number)
                .update();
    }

    @Test
    void aProcedureThatOnePersonProposedAndApprovedIsNamed() {
        receive(true);
        take(
                officer,
                new Propose(new SpecialProcedure(Event.HEARING, Term.general(5, Term.Unit.WORKING_DAY), "要听证", "")));
        var name = jdbc.sql("select by_whom from casework.case_event where number = ? and event = 'PROPOSE_SUSPENSION'")
                .param(number)
                .query(String.class)
                .single();
        assertThat(proceedings.take(new TakeMeasure(officer, number, null, new Approve())))
                .isInstanceOf(Act.OwnProposal.class);
        proposedBy(clerk);
        take(officer, new Approve());
        proposedBy(new Officer(officer.account(), null, name, officer.post()));
        assertContradicted("SUSPEND");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlipThatOnePersonProposedAndPutRightIsNamed(boolean granted) {
        receive(true);
        decide(granted);
        var slip = new Rectification(new Place(Part.REASONS, ""), "", "改过的理由", "写错了", "");
        take(officer, new ProposeRectification(slip));
        assertThat(proceedings.take(new TakeMeasure(officer, number, null, new Rectify())))
                .isInstanceOf(Act.OwnProposal.class);
        var actor =
                "update casework.case_event set actor = '%s' where number = :number and event like 'PROPOSE_RECT%%'";
        sql(actor.formatted(clerk.account()));
        take(officer, new Rectify());
        sql(actor.formatted(officer.account()));
        assertContradicted(granted ? "RECTIFY" : "RECTIFY_REFUSED");
    }

    @Test
    void aCorrectionThatIsAskedForTwiceIsNamed() {
        ask();
        correct();
        assertThat(found("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject)
                        select number, event, at + interval '1 hour', actor, post, by_whom, subject
                        from casework.case_event where number = :number and event = 'REQUEST_CORRECTION'
                        """))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("\"REQUEST_CORRECTION\"")
                        && finding.recorded().contains("\"REQUEST_CORRECTION\""));
    }

    /** The one read last is not the one that the page shows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into casework.decision (number, verdict, round, reasons, law, remedies, salt, at, actor, post)"
                        + " select number, verdict, 0, '伪造', law, '不得复议', salt, at, actor, post"
                        + " from casework.decision where number = :number",
                "create table public.heir () inherits (casework.decision);"
                        + " insert into public.heir select * from casework.decision where number = :number",
                "alter table casework.decision drop constraint a_verdict_is_given_once_each_time;"
                        + " insert into casework.decision select * from casework.decision where number = :number"
            })
    void ofTwoRowsThatTellOfOneThingOneIsNamed(String sql) {
        receive(true);
        decide(true);
        takenBack.run(() -> {
            for (var part : sql.split(";")) {
                jdbc.sql(part)
                        .params(part.contains(":number") ? Map.of("number", number) : Map.of())
                        .update();
            }
            assertThat(found()).extracting(Finding::fault, Finding::kind).contains(tuple(Fault.UNRECORDED, "DECISION"));
        });
    }

    @Test
    void aProcedureThatNobodyProposedIsNamed() {
        suspend();
        assertThat(found("delete from casework.case_event where number = :number and event = 'PROPOSE_SUSPENSION'"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("\"SUSPEND\"")
                        && finding.recorded().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account = gen_random_uuid()", "subject = 'somebody else'", "subject = ''"})
    void aCaseThatWasMadeSomebodyElsesIsNamed(String bent) {
        for (Runnable way : List.<Runnable>of(() -> {}, () -> receive(true), () -> decide(true))) {
            way.run();
            assertThat(found("update casework.application set " + bent + " where number = :number"))
                    .extracting(Finding::fault)
                    .containsExactly(Fault.CONTRADICTED);
        }
    }

    @Test
    void aStepByAnotherAccountThanTheApplicantsIsNamed() {
        var thief = UUID.randomUUID();
        var owner = "update casework.application set account = '%s' where number = :number";
        sql(owner.formatted(thief));
        assertThat(applying.withdraw(new WithdrawApplication(
                        new Resident(thief, resident.personKey(), resident.name(), resident.number(), resident.phone()),
                        number)))
                .isInstanceOf(Act.Done.class);
        sql(owner.formatted(resident.account()));
        assertContradicted("WITHDRAW");
    }

    @Test
    void aStepWithAnotherPersonThanTheApplicantIsNamed() {
        var subject = "update casework.application set subject = '%s' where number = :number";
        receive(true);
        sql(subject.formatted(other.personKey()));
        take(
                clerk,
                new Propose(new SpecialProcedure(Event.HEARING, Term.general(5, Term.Unit.WORKING_DAY), "要听证", "")));
        sql(subject.formatted(resident.personKey()));
        assertContradicted("PROPOSE_SUSPENSION");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 2"})
    void aLimitIsExtendedOnce(int times, int named) {
        receive(true);
        assertThat(found("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject)
                        select number, 'EXTEND', at, actor, post, by_whom, subject
                        from casework.case_event, generate_series(1, %d) where number = :number and event = 'ACCEPT'
                        """.formatted(times)))
                .filteredOn(finding -> finding.fault() == Fault.CONTRADICTED)
                .hasSize(named);
    }
}
