package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.ClockAct;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** What clocks do by themselves: once, in order, as of the moment that the law gives, whoever looks and however late. */
@EmptyPlatform
class ClockActsModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Reminders reminders;

    @Autowired
    Corrections corrections;

    @Autowired
    JdbcClient jdbc;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private Guide item;
    private String number = "";

    @Autowired
    ClockActsModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
    }

    @BeforeEach
    void aCaseIsExamined() {
        clock.standOn("2026-03-02");
        number = accepted();
    }

    @AfterEach
    void theOthersDay() {
        applying.withdraw(new WithdrawApplication(resident, number));
        clock.standOn("2026-03-02");
    }

    private String accepted() {
        var accepted = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(head, accepted, true, "", ""));
        return accepted;
    }

    private void keptOn(String day) {
        clock.standOn(day);
        casework.keepTime();
    }

    /** In the order in which it was done: what, of which limit, as of which day's beginning. */
    private List<String> told() {
        return jdbc.sql("""
                        select kind || ' ' || duty || ' ' || source || ' '
                            || to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
                        from casework.reminder where number = :number order by id
                        """).param("number", number).query(String.class).list();
    }

    private static String begin(String what, String day) {
        return what + " " + day + " 00:00";
    }

    @Test
    void nothingIsToldBeforeItsMomentAndEachThingOnce() {
        keptOn("2026-03-12");
        assertThat(told()).isEmpty();
        keptOn("2026-03-13");
        casework.keepTime();
        assertThat(told()).containsExactly(begin("NOTICE DECISION PROMISE", "2026-03-13"));
        keptOn("2026-03-16");
        assertThat(told()).as("its last day is not over").hasSize(1);
        keptOn("2026-03-17");
        assertThat(told()).last().isEqualTo(begin("OVER DECISION PROMISE", "2026-03-17"));
        assertThat(told()).hasSize(2);
    }

    @Test
    void afterThePlatformStoodStillAllIsToldInOrderAsOfTheMomentsOfTheLaw() {
        keptOn("2026-05-20");
        assertThat(told())
                .containsExactly(
                        begin("NOTICE DECISION PROMISE", "2026-03-13"),
                        begin("OVER DECISION PROMISE", "2026-03-17"),
                        begin("NOTICE DECISION LAW", "2026-03-26"),
                        begin("OVER DECISION LAW", "2026-03-31"));
        assertThat(jdbc.sql("select wakes_at is null from casework.application where number = :number")
                        .param("number", number)
                        .query(Boolean.class)
                        .single())
                .as("nothing is left to be told")
                .isTrue();
    }

    @Test
    void ofSeveralNodesExactlyOneDoesIt() throws Exception {
        clock.standOn("2026-03-31");
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var node : nodes.invokeAll(Collections.nCopies(8, Executors.callable(casework::keepTime)))) {
                node.get();
            }
        }
        assertThat(told()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void theMachinesClockSetBackTellsNothingTwice() {
        keptOn("2026-03-17");
        keptOn("2026-03-03");
        keptOn("2026-03-17");
        assertThat(told()).hasSize(2);
    }

    @Test
    void anExtendedLimitIsToldOfAgainAtItsNewEnd() {
        keptOn("2026-03-26");
        assertThat(told()).last().isEqualTo(begin("NOTICE DECISION LAW", "2026-03-26"));
        proceedings.take(new TakeMeasure(head, number, null, new Extend("要等专家")));
        keptOn("2026-04-01");
        assertThat(told()).as("it is not over any more").last().isEqualTo(begin("NOTICE DECISION LAW", "2026-03-26"));
        keptOn("2026-04-15");
        assertThat(told()).last().isEqualTo(begin("OVER DECISION LAW", "2026-04-15"));
    }

    @Test
    void theApplicantsOwnTimeLapsesAndTheOfficeIsTold() {
        number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(head, number, List.of(Point.ofPage("wish", "请写明地址")), 5));
        keptOn("2026-03-09");
        assertThat(told()).noneMatch(each -> each.startsWith("OVER"));
        keptOn("2026-03-10");
        assertThat(told()).last().isEqualTo(begin("OVER CORRECTION NOTICE", "2026-03-10"));
        assertThat(reminders.of(clerk, 50))
                .filteredOn(each -> each.number().equals(number))
                .singleElement()
                .satisfies(each -> assertThat(each.act().kind()).isEqualTo(ClockAct.Kind.OVER));
        assertThat(casework.receive(new ReceiveApplication(clerk, number, false, "没有补正", "某法")))
                .isInstanceOf(Act.Done.class);
        assertThat(reminders.of(clerk, 50)).noneMatch(each -> each.number().equals(number));
    }

    @Test
    void silenceAcceptsFirstAndThenTheNewLimitIsToldOf() {
        number = town.handIn(resident, item);
        keptOn("2026-03-17");
        assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
        assertThat(told())
                .as("counted from the day of receipt")
                .containsExactly(
                        begin("ACCEPTED_BY_SILENCE NOTICE LAW", "2026-03-10"),
                        begin("NOTICE DECISION PROMISE", "2026-03-13"),
                        begin("OVER DECISION PROMISE", "2026-03-17"));
        assertThat(reminders.of(clerk, 50))
                .as("whose step it was is told, though the case went on")
                .anySatisfy(each -> assertThat(each.number()).isEqualTo(number));
    }

    @Test
    void whatIsClosedIsToldOfNoMore() {
        casework.decide(new DecideApplication(head, number, true, "", ""));
        keptOn("2026-05-20");
        assertThat(told()).isEmpty();
    }

    @Test
    void aSpecialProcedureThatOverstaysIsToldAndTheDaysFollowItEachDay() {
        var lasts = Term.general(5, Term.Unit.WORKING_DAY);
        var hearing = new SpecialProcedure(Event.HEARING, lasts, "要听证", "");
        proceedings.take(new TakeMeasure(clerk, number, null, new Propose(hearing)));
        proceedings.take(new TakeMeasure(head, number, null, new Approve()));
        keptOn("2026-03-09");
        assertThat(told()).isEmpty();
        assertThat(legal()).isEqualTo("2026-04-07");
        keptOn("2026-03-10");
        assertThat(told()).containsExactly(begin("OVERSTAYED DECISION LAW", "2026-03-10"));
        assertThat(legal()).isEqualTo("2026-04-08");
        keptOn("2026-03-11");
        assertThat(told()).hasSize(1);
        assertThat(legal()).isEqualTo("2026-04-09");
    }

    private String legal() {
        return jdbc.sql("select legal_due_on::text from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    @Test
    void aCaseThatCannotBeReckonedHoldsUpNoOther() {
        var broken = town.handIn(resident, item);
        jdbc.sql("update casework.application set item_version = 999 where number = :number")
                .param("number", broken)
                .update();
        keptOn("2026-03-13");
        assertThat(told()).hasSize(1);
        assertThat(jdbc.sql("select wakes_at > :now from casework.application where number = :number")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("number", broken)
                        .query(Boolean.class)
                        .single())
                .as("it is tried again later")
                .isTrue();
        jdbc.sql("update casework.application set item_version = 1 where number = :number")
                .param("number", broken)
                .update();
        applying.withdraw(new WithdrawApplication(resident, broken));
    }

    /** Somebody bends what happened to one case so that nobody can read it, and the clocks of the city go on. */
    @ParameterizedTest
    @ValueSource(strings = {"event = 'FOO'", "said = '{\"a\": {\"b\": 1}}'", "said = '[]'", "at = '-infinity'"})
    void aCaseThatCannotBeReadHoldsUpNoOther(String bent) {
        var broken = town.handIn(resident, item);
        jdbc.sql("update casework.case_event set " + bent + " where number = :number")
                .param("number", broken)
                .update();
        number = town.handIn(resident, item);
        keptOn("2026-03-10");
        assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
        assertThat(jdbc.sql("select state from casework.application where number = :number and wakes_at > :now")
                        .param("number", broken)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .optional())
                .as("it is tried again later")
                .contains("SUBMITTED");
        jdbc.sql(
                        "update casework.application set closed_at = now(), state = 'WITHDRAWN', wakes_at = null where number = :number")
                .param("number", broken)
                .update();
    }

    @Test
    void aSilenceThatCannotBeWrittenDownHoldsUpNoOther() {
        number = town.handIn(resident, item);
        var broken = town.handIn(resident, item);
        jdbc.sql("update casework.application set handled_by = :nobody where number = :number")
                .param("nobody", UUID.randomUUID())
                .param("number", broken)
                .update();
        keptOn("2026-03-10");
        assertThat(applying.open(resident, number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
        assertThat(applying.open(resident, broken).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        jdbc.sql("update casework.application set handled_by = :office where number = :number")
                .param("office", department.id())
                .param("number", broken)
                .update();
        clock.pass(Duration.ofMinutes(11));
        casework.keepTime();
        assertThat(applying.open(resident, broken).orElseThrow().state()).isEqualTo(State.ACCEPTED);
        applying.withdraw(new WithdrawApplication(resident, broken));
    }

    @Test
    void whatIsToldIsForWhoWorksOnTheCaseAndWhatIsLateForWhoDecides() {
        keptOn("2026-03-13");
        assertThat(numbers(head)).contains(number);
        assertThat(numbers(clerk)).as("a clerk does not decide").doesNotContain(number);
        assertThat(numbers(town.officer(town.department("别" + UUID.randomUUID()), Role.values())))
                .isEmpty();
        var waits = town.handIn(resident, item);
        keptOn("2026-03-19");
        assertThat(numbers(clerk)).as("it must be accepted by tomorrow").contains(waits);
        assertThat(numbers(town.officer(department, Role.APPROVER)))
                .contains(number)
                .doesNotContain(waits);
        applying.withdraw(new WithdrawApplication(resident, waits));
    }

    private List<String> numbers(Officer officer) {
        return reminders.of(officer, 50).stream()
                .map(Reminders.Reminder::number)
                .toList();
    }
}
