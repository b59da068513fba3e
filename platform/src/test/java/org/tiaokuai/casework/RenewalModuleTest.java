package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.Answering;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;

/** A permit that is asked for in time is renewed at its end if nobody decided, to the second, and not otherwise (行政许可法第五十条). */
@EmptyPlatform
class RenewalModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Corrections corrections;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Reminders reminders;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    SmallTown town;

    private final PermitToRenew renewal;

    @Autowired
    RenewalModuleTest(AutowireCapableBeanFactory beans) {
        renewal = beans.createBean(PermitToRenew.class);
    }

    @BeforeEach
    void somebodyHoldsAPermit() {
        renewal.somebodyHoldsAPermit();
    }

    @AfterEach
    void theOthersDay() {
        renewal.theOthersDay();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SUBMITTED", "CORRECTING", "ACCEPTED", "SUSPENDED"})
    void whatWasAskedForInTimeIsRenewedWhenTheLastSecondIsOverWhereverItStands(State state) {
        renewal.number = renewal.asked();
        renewal.bringTo(state);
        renewal.keptAt(PermitToRenew.END.minusMillis(1));
        assertThat(renewal.state())
                .as("the last day is a holiday, and is the last")
                .isEqualTo(state);
        renewal.keptAt(PermitToRenew.END);
        assertThat(renewal.state()).isEqualTo(State.GRANTED);
        var renewed = renewal.history().getLast();
        assertThat(renewed.event().renews()).isTrue();
        assertThat(renewed.event().from()).contains(state);
        assertThat(renewed.at()).isEqualTo(PermitToRenew.END);
        assertThat(renewed.byWhom()).isEmpty();
        assertThat(renewal.letters()).last().isEqualTo(LetterKind.RENEWED);
        var before = renewal.certificate(renewal.permit);
        assertThat(before.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(before.renewedFrom()).isEqualTo("2026-05-02");
        assertThat(renewal.certificate(renewal.number))
                .returns(Standing.VALID, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-06-30"), CertificateView::validUntil)
                .returns(before.item(), CertificateView::item)
                .satisfies(each -> assertThat(each.statements())
                        .as("what was corrected is said anew")
                        .containsExactly(new Statement("事由", state == State.SUBMITTED ? "听雨路 8 号" : "开店")));
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void afterThePlatformStoodStillOfTwoSilencesTheEarlierOneIsWrittenFirst() {
        renewal.number = renewal.asked();
        renewal.keptOn("2026-07-01");
        assertThat(renewal.history())
                .extracting(Happening::event)
                .containsExactly(State.Event.SUBMIT, State.Event.DEEM_ACCEPTED, State.Event.DEEM_RENEWED);
        assertThat(renewal.history()).extracting(Happening::at).isSorted().endsWith(PermitToRenew.END);
        assertThat(renewal.letters()).containsExactly(LetterKind.ACCEPTED, LetterKind.RENEWED);
        assertThat(renewal.certificate(renewal.number).standing())
                .as("its own time was over by then, too")
                .isEqualTo(Standing.EXPIRED);
        assertThat(renewal.found()).isEmpty();
        casework.keepTime();
        assertThat(renewal.history()).hasSize(3);
    }

    @Test
    void ofSeveralNodesExactlyOneRenewsIt() throws Exception {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        clock.pass(Duration.between(clock.instant(), PermitToRenew.END));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var node : nodes.invokeAll(Collections.nCopies(8, Executors.callable(casework::keepTime)))) {
                node.get();
            }
        }
        assertThat(renewal.history()).filteredOn(each -> each.event().renews()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from certificate.certificate where case_number = ?")
                        .param(renewal.number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(renewal.letters()).containsExactly(LetterKind.ACCEPTED, LetterKind.RENEWED);
        assertThat(told()).filteredOn(each -> each.startsWith("RENEWED")).hasSize(1);
    }

    private List<String> told() {
        return jdbc.sql("""
                        select kind || ' ' || duty || ' '
                            || to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')
                        from casework.reminder where number = :number order by id
                        """).param("number", renewal.number).query(String.class).list();
    }

    @Test
    void theOfficeIsRemindedBeforeItsSilenceRenewsAndToldWhenItDid() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        assertThat(due()).as("of the promise").isEqualTo("2026-04-16");
        renewal.keptOn("2026-04-30");
        assertThat(told()).anyMatch(each -> each.startsWith("NOTICE RENEWAL"));
        assertThat(told()).noneMatch(each -> each.startsWith("OVER RENEWAL"));
        renewal.keptAt(PermitToRenew.END);
        assertThat(told()).last().isEqualTo("RENEWED_BY_SILENCE RENEWAL 2026-05-02 00:00:00");
        assertThat(listed(renewal.head)).isTrue();
        assertThat(listed(renewal.clerk)).as("a clerk does not decide").isFalse();
        assertThat(listed(town.officer(town.department("别" + UUID.randomUUID()), Role.values())))
                .isFalse();
        clock.standOn("2026-06-02");
        assertThat(listed(renewal.head)).as("a month later it is no news").isFalse();
    }

    private boolean listed(Officer officer) {
        return reminders.of(officer, 50).stream().anyMatch(each -> each.number().equals(renewal.number));
    }

    private String due() {
        return jdbc.sql("select due_on::text from casework.application where number = ?")
                .param(renewal.number)
                .query(String.class)
                .single();
    }

    /** A hearing lets the clock of the decision stand, and the permit ends all the same. */
    @Test
    void theEndOfThePermitIsWhatTheLawSetsOnceItIsTheEarlierDay() {
        renewal.number = renewal.asked();
        renewal.bringTo(State.SUSPENDED);
        assertThat(applying.open(renewal.resident, renewal.number)
                        .orElseThrow()
                        .clock()
                        .legal())
                .isNotNull()
                .satisfies(limit -> assertThat(limit.due()).isEqualTo("2026-05-01"));
    }

    @Test
    void askedForOneDayTooLateItIsNotRenewedBySilenceAndMayBeGrantedFromThatDayOn() {
        clock.standOn("2026-04-02");
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        renewal.keptOn("2026-05-20");
        assertThat(renewal.state()).isEqualTo(State.ACCEPTED);
        assertThat(renewal.certificate(renewal.permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(renewal.decide(renewal.number, true)).isInstanceOf(Act.Done.class);
        assertThat(renewal.certificate(renewal.number))
                .as("no day in between becomes valid afterwards")
                .returns(LocalDate.parse("2026-05-20"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-07-19"), CertificateView::validUntil);
        assertThat(renewal.found()).isEmpty();
    }

    @Test
    void whoDecidesAfterTheEndFindsThatSilenceHasRenewedIt() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        clock.pass(Duration.between(clock.instant(), PermitToRenew.END));
        assertThat(renewal.decide(renewal.number, false)).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(renewal.history().getLast()).returns(PermitToRenew.END, Happening::at);
        assertThat(renewal.certificate(renewal.number).standing()).isEqualTo(Standing.VALID);
        assertThat(renewal.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant", "receive", "ask", "extend", "terminate", "withdraw"})
    void noActAfterTheEndTakesTheRenewalAway(String act) {
        renewal.number = renewal.asked();
        if (!act.equals("receive") && !act.equals("ask")) {
            renewal.accept(renewal.number);
        }
        clock.standOn("2026-05-04");
        var done =
                switch (act) {
                    case "grant" -> renewal.decide(renewal.number, true);
                    case "receive" ->
                        casework.receive(new ReceiveApplication(renewal.head, renewal.number, false, "不受理", "某法"));
                    case "ask" ->
                        corrections.request(new RequestCorrection(
                                renewal.head, renewal.number, List.of(Point.ofPage("wish", "请写明地址")), 5));
                    case "extend" ->
                        proceedings.take(new TakeMeasure(renewal.head, renewal.number, null, new Extend("要等")));
                    case "terminate" ->
                        proceedings.take(
                                new TakeMeasure(renewal.head, renewal.number, null, new Terminate("人已故", "某法")));
                    default -> applying.withdraw(new WithdrawApplication(renewal.resident, renewal.number));
                };
        assertThat(done).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(renewal.history().getLast().at()).isEqualTo(PermitToRenew.END);
    }

    @Test
    void whatIsCorrectedAfterTheEndIsNotAskedForAnyMore() {
        renewal.number = renewal.asked();
        renewal.bringTo(State.CORRECTING);
        clock.standOn("2026-05-04");
        assertThat(corrections.answer(new AnswerPage(renewal.resident, renewal.number, "wish", SmallTown.typed("听雨路"))))
                .isEqualTo(new Answering.NotAsked());
        assertThat(corrections.handIn(renewal.resident, renewal.number)).isEqualTo(new HandingIn.NotAsked());
        assertThat(renewal.state()).isEqualTo(State.GRANTED);
    }

    @Test
    void anOfficerWhoOpensTheCaseAfterTheEndReadsWhatIsOver() {
        renewal.number = renewal.asked();
        renewal.accept(renewal.number);
        clock.standOn("2026-05-04");
        assertThat(casework.open(renewal.head, renewal.number).orElseThrow().state())
                .isEqualTo(State.GRANTED);
        assertThat(checks.check().findings())
                .noneMatch(finding -> finding.about().equals(renewal.resident.personKey()));
    }
}
