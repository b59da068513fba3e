package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.Closing;
import org.tiaokuai.calendar.ClosingDays.DeclareClosing;
import org.tiaokuai.calendar.ClosingDays.Declaring;
import org.tiaokuai.calendar.HolidayNotices.Recounts;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.web.ClockWords;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseWords.Reader;

/** A department is closed while cases are open: the applicant's last day moves, and nobody's else. */
@EmptyPlatform
class ClosingDaysModuleTest {

    /** Ten working days from Monday, 2 March 2026. */
    private static final LocalDate TOLD = LocalDate.parse("2026-03-16");

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Corrections corrections;

    @Autowired
    ClosingDays closings;

    @Autowired
    Recounts recounts;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private final Officer officer;

    @Autowired
    ClosingDaysModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        officer = town.officer(department, Role.WINDOW, Role.APPROVER);
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private Resident resident() {
        return town.resident("周𠮷安", SmallTown.number());
    }

    private String correcting(Resident owner) {
        var number = town.handIn(owner, item);
        assertThat(corrections.request(
                        new RequestCorrection(officer, number, List.of(Point.ofPage("wish", "写明开什么店")), 10)))
                .isInstanceOf(Act.Done.class);
        return number;
    }

    private void closed(String from, String to) {
        var declared = closings.declare(
                officer, new DeclareClosing(department.id(), LocalDate.parse(from), LocalDate.parse(to), "办公楼搬迁"));
        long notice = ((Declaring.Declared) declared).notice();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> recounts.of(notice).orElseThrow().whole());
    }

    private LocalDate due(String number) {
        return jdbc.sql("select due_on from casework.application where number = :number")
                .param("number", number)
                .query(LocalDate.class)
                .single();
    }

    private Act declined(String number) {
        return casework.receive(new ReceiveApplication(officer, number, false, "逾期没有补正", "行政许可法第三十二条"));
    }

    private String effect(Resident owner, String number) {
        var mine = applying.open(owner, number).orElseThrow().clock();
        var theirs = casework.open(officer, number).orElseThrow().clock();
        assertThat(theirs.closed()).isEqualTo(mine.closed());
        return new ClockWords(mine, new Text(messages, Locale.SIMPLIFIED_CHINESE), Reader.RESIDENT).closingEffect();
    }

    @Test
    void theApplicantsLastDayMovesAndTheOfficeMayNotDeclineBefore() {
        var owner = resident();
        var number = correcting(owner);
        var other = correcting(resident());
        assertThat(due(number)).isEqualTo(TOLD);
        closed("2026-03-16", "2026-03-16");
        assertThat(due(number)).isEqualTo("2026-03-17");
        assertThat(effect(owner, number)).isEqualTo("补正的最后一天原是3月16日（周一），本单位那天不办公，顺延到3月17日（周二）。");
        clock.standOn("2026-03-17");
        assertThat(declined(number)).isEqualTo(new Act.NotNow(State.CORRECTING));
        clock.standOn("2026-03-18");
        assertThat(declined(other)).isInstanceOf(Act.Done.class);
    }

    /** The control: without the closing the day after is the office's. */
    @Test
    void whereNobodyIsClosedTheOfficeDeclinesTheDayAfter() {
        var number = correcting(resident());
        clock.standOn("2026-03-16");
        assertThat(declined(number)).isEqualTo(new Act.NotNow(State.CORRECTING));
        clock.standOn("2026-03-17");
        assertThat(declined(number)).isInstanceOf(Act.Done.class);
    }

    /** Over a weekend: Friday is no last day here, so nothing but Monday and Tuesday counts. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-13, 2026-03-13, 2026-03-16",
        "2026-03-03, 2026-03-13, 2026-03-16",
        "2026-03-17, 2026-03-17, 2026-03-16",
        "2026-03-14, 2026-03-15, 2026-03-16",
        "2026-03-13, 2026-03-17, 2026-03-18",
        "2026-03-16, 2026-03-20, 2026-03-23"
    })
    void onlyTheLastDayMovesAndNoDayInTheMiddle(String from, String to, LocalDate last) {
        var number = correcting(resident());
        closed(from, to);
        assertThat(due(number)).isEqualTo(last);
        clock.standOn(last.toString());
        assertThat(declined(number)).isEqualTo(new Act.NotNow(State.CORRECTING));
        clock.standOn(last.plusDays(1).toString());
        assertThat(declined(number)).isInstanceOf(Act.Done.class);
    }

    @Test
    void noLimitOfTheOfficeAndNoSilenceWaitsForIt() {
        var owner = resident();
        var waiting = town.handIn(owner, item);
        var accepted = town.handIn(resident(), item);
        casework.receive(new ReceiveApplication(officer, accepted, true, "", ""));
        var before = List.of(due(waiting), due(accepted));
        var legal = casework.open(officer, accepted).orElseThrow().clock().legal();
        closed("2026-03-03", "2026-03-31");
        assertThat(List.of(due(waiting), due(accepted))).isEqualTo(before);
        assertThat(casework.open(officer, accepted).orElseThrow().clock().legal())
                .isEqualTo(legal);
        assertThat(effect(owner, waiting)).isEqualTo("法定期限和承诺的时间照样计算，不因此延长。");
        clock.standOn("2026-03-10");
        casework.keepTime();
        assertThat(casework.open(officer, waiting).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void whoIsAskedWhenItIsKnownIsToldAnOpenDay() {
        closed("2026-03-16", "2026-03-17");
        var owner = resident();
        var number = correcting(owner);
        assertThat(due(number)).isEqualTo("2026-03-18");
        assertThat(effect(owner, number)).startsWith("补正的最后一天遇到不办公，顺延");
        clock.standOn("2026-03-18");
        assertThat(declined(number)).isEqualTo(new Act.NotNow(State.CORRECTING));
    }

    @Test
    void aTimeThatIsOverIsNotRevived() {
        var number = correcting(resident());
        clock.standOn("2026-03-17");
        closed("2026-03-17", "2026-03-17");
        assertThat(due(number)).isEqualTo(TOLD);
        assertThat(declined(number)).isInstanceOf(Act.Done.class);
    }

    @Test
    void aCaseOfAnotherDepartmentDoesNotMove() {
        var number = correcting(resident());
        var elsewhere = town.department("局" + UUID.randomUUID());
        var declared = closings.declare(
                town.officer(elsewhere, Role.APPROVER), new DeclareClosing(elsewhere.id(), TOLD, TOLD, "办公楼搬迁"));
        long notice = ((Declaring.Declared) declared).notice();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> recounts.of(notice).orElseThrow().whole());
        assertThat(recounts.of(notice).orElseThrow().cases()).isZero();
        assertThat(due(number)).isEqualTo(TOLD);
        assertThat(casework.open(officer, number).orElseThrow().clock().closed().days())
                .isEmpty();
    }

    @Test
    void whatEndedBeforeTheyBeginIsNotToldOfThem() {
        var owner = resident();
        var number = town.handIn(owner, item);
        var early = town.handIn(resident(), item);
        casework.receive(new ReceiveApplication(officer, number, true, "", ""));
        casework.receive(new ReceiveApplication(officer, early, true, "", ""));
        closed("2026-03-03", "2026-03-03");
        closed("2026-03-10", "2026-03-11");
        assertThat(shown(number)).hasSize(2);
        clock.standOn("2026-03-04");
        casework.decide(new DecideApplication(officer, early, true, "", ""));
        assertThat(shown(early)).extracting(Closing::from).containsExactly(LocalDate.parse("2026-03-03"));
        clock.standOn("2026-03-11");
        casework.decide(new DecideApplication(officer, number, true, "", ""));
        assertThat(shown(number)).hasSize(2);
    }

    private List<Closing> shown(String number) {
        return casework.open(officer, number).orElseThrow().clock().closed().days();
    }

    @Test
    void whatEndedBeforeItWasToldSaysNothingOfIt() {
        var number = town.handIn(resident(), item);
        casework.receive(new ReceiveApplication(officer, number, true, "", ""));
        casework.decide(new DecideApplication(officer, number, true, "", ""));
        clock.pass(Duration.ofMinutes(1));
        closed("2026-03-03", "2026-03-16");
        assertThat(casework.open(officer, number).orElseThrow().clock().closed().days())
                .isEmpty();
    }
}
