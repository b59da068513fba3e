package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.Reject;
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** With a ground of the law, approved by another person, told in writing: then the clock stands, and not a day longer than it lasts. */
@EmptyPlatform
class SuspensionModuleTest {

    private static final String WHY = "涉及多数人利益，要先听证。";
    private static final SpecialProcedure HEARING =
            new SpecialProcedure(Event.HEARING, Term.general(5, Unit.WORKING_DAY), WHY, "");

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

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
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private Guide item;
    private String number = "";

    @Autowired
    SuspensionModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
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
        clock.standOn("2026-03-02");
    }

    private String accepted() {
        var accepted = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(head, accepted, true, "", ""));
        return accepted;
    }

    private Act take(Officer officer, Measure measure) {
        return proceedings.take(new TakeMeasure(officer, number, null, measure));
    }

    private void suspended() {
        assertThat(take(clerk, new Propose(HEARING))).isInstanceOf(Act.Done.class);
        assertThat(take(head, new Approve())).isInstanceOf(Act.Done.class);
    }

    private CaseClock clock() {
        return applying.open(resident, number).orElseThrow().clock();
    }

    private LocalDate legal() {
        return Objects.requireNonNull(clock().legal()).due();
    }

    private String stored(String column) {
        return jdbc.sql("select " + column + "::text from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private void assertTheClockRuns(int happenings) {
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(happenings);
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .doesNotContain(LetterKind.SUSPENDED);
        assertThat(legal()).isEqualTo("2026-03-30");
        assertThat(stored("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void theClockStandsWhileItLastsAndEverybodyReadsWhy() throws IOException {
        assertThat(legal()).isEqualTo("2026-03-30");
        clock.standOn("2026-03-04");
        assertThat(take(clerk, new Propose(HEARING)))
                .isEqualTo(new Act.Done(number, State.Event.PROPOSE_SUSPENSION, State.ACCEPTED));
        assertTheClockRuns(3);
        var prospect = proceedings.look(head, number, new Approve()).orElseThrow();
        assertThat(Objects.requireNonNull(prospect.then()).due()).isEqualTo("2026-04-07");

        assertThat(take(head, new Approve())).isEqualTo(new Act.Done(number, State.Event.SUSPEND, State.SUSPENDED));

        assertThat(legal()).as("five working days later, over 清明").isEqualTo("2026-04-07");
        assertThat(clock().due().standing()).isEqualTo(CaseLimit.Standing.PAUSED);
        assertThat(stored("legal_due_on")).isEqualTo("2026-04-07");
        var step = paused();
        assertThat(step.begun().by()).contains(clerk.name());
        assertThat(step.begun().approver()).contains(head.name());
        assertThat(step.toldUntil()).isEqualTo("2026-03-11");
        assertThat(letter()).contains("进行听证", "所需时间为5个工作日", "预计到2026年3月11日结束", "2026年4月7日", WHY, "行政许可法第四十五条");
        assertThat(casework.decide(new DecideApplication(head, number, true, "", "")))
                .as("nobody decides while it lasts")
                .isEqualTo(new Act.NotNow(State.SUSPENDED));

        clock.standOn("2026-03-06");
        assertThat(take(clerk, new Resume("听证会开完了。")))
                .isEqualTo(new Act.Done(number, State.Event.RESUME, State.ACCEPTED));
        assertThat(legal()).as("only two working days were left out").isEqualTo("2026-04-01");
        assertThat(stored("legal_due_on")).isEqualTo("2026-04-01");
        assertThat(paused().endedBy()).contains(clerk.name());
        assertThat(casework.decide(new DecideApplication(head, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
        assertThat(found()).isEmpty();
    }

    private Step.Paused paused() {
        return Objects.requireNonNull(clock().legal()).explanation().stream()
                .flatMap(step -> step instanceof Step.Paused each ? Stream.of(each) : Stream.empty())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private String letter() throws IOException {
        try (var content = applying.letter(resident, number, LetterKind.SUSPENDED.first())
                        .orElseThrow()
                        .content();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    @Test
    void aLongerOneThanWasToldIsAnAnomalyAndTheClockStaysAsItLasts() {
        suspended();
        clock.standOn("2026-03-10");
        assertThat(clock().reckoned().anomalies()).singleElement().satisfies(odd -> assertThat(odd.kind())
                .isEqualTo(Anomaly.Kind.LONGER_THAN_TOLD));
        assertThat(legal()).as("six working days by now").isEqualTo("2026-04-08");
        clock.standOn("2026-03-09");
        assertThat(clock().reckoned().anomalies()).isEmpty();
    }

    @Test
    void aSecondOneFollowsTheFirstAndIsToldInALetterOfItsOwn() {
        suspended();
        clock.standOn("2026-03-04");
        take(head, new Resume("完了。"));
        suspended();
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().path())
                .containsExactly("accepted", "suspended", "suspended-2");
        take(clerk, new Resume("又完了。"));
        assertThat(found()).isEmpty();
    }

    @Test
    void nobodyApprovesWhatTheyProposedThemselves() {
        assertThat(take(head, new Propose(HEARING))).isInstanceOf(Act.Done.class);
        assertThat(take(head, new Approve())).isEqualTo(new Act.OwnProposal());
        assertTheClockRuns(3);
        assertThat(take(clerk, new Reject("不必")))
                .as("a clerk takes back only what is theirs")
                .isEqualTo(new Act.NotEntitled());
        assertThat(take(head, new Reject("写错了"))).as("but may take it back").isInstanceOf(Act.Done.class);
        assertThat(take(clerk, new Propose(HEARING))).isInstanceOf(Act.Done.class);
        assertThat(take(clerk, new Reject("写错了"))).isInstanceOf(Act.Done.class);
        assertThat(take(head, new Propose(HEARING))).isInstanceOf(Act.Done.class);
        assertThat(take(town.officer(department, Role.APPROVER), new Approve())).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatWasNotProposedOrWasRejectedIsNotApproved() {
        assertThat(take(head, new Approve())).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(take(head, new Reject("不必"))).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(take(clerk, new Propose(HEARING))).isInstanceOf(Act.Done.class);
        assertThat(take(clerk, new Propose(HEARING))).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(take(clerk, new Approve())).isEqualTo(new Act.NotEntitled());
        assertThat(take(head, new Reject("不必"))).isInstanceOf(Act.Done.class);
        assertThat(take(head, new Approve())).isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertTheClockRuns(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"CORRECTION_ASKED", "CONSULTING_AGENCIES", "SUPPLEMENT_RECEIVED"})
    void whatIsNoGroundOfTheLawStopsNothing(Event ground) {
        var other = new SpecialProcedure(ground, Term.general(5, Unit.WORKING_DAY), WHY, "");
        assertThat(take(clerk, new Propose(other))).isEqualTo(new Act.WithoutEffect(Why.NO_LEGAL_GROUND));
        assertTheClockRuns(2);
    }

    @Test
    void afterTheLastDayThereIsNothingLeftToStop() {
        take(clerk, new Propose(HEARING));
        clock.standOn("2026-03-31");
        assertThat(take(head, new Approve())).isEqualTo(new Act.WithoutEffect(Why.TOO_LATE));
        assertThat(stored("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void forWhatIsNoPermitNobodysTimeIsStopped() {
        item = SmallTown.guide(department, "SUS-" + UUID.randomUUID(), "测试", 10, null);
        town.publish(item, department);
        number = accepted();
        assertThat(take(clerk, new Propose(HEARING))).isEqualTo(new Act.WithoutEffect(Why.NO_LEGAL_GROUND));
        assertThat(letters.of(number)).hasSize(1);
    }

    @Test
    void toAStrangerThereIsNoCaseAndOverWhatHappenedMeanwhileNothingIsSigned() {
        var stranger = town.officer(town.department("别" + UUID.randomUUID()), Role.APPROVER);
        assertThat(take(stranger, new Propose(HEARING))).isEqualTo(new Act.NoSuchCase());
        assertThat(proceedings.take(new TakeMeasure(clerk, number, 1, new Propose(HEARING))))
                .isEqualTo(new Act.Meanwhile());
        assertThatThrownBy(() -> new Reject("　")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resume("")).isInstanceOf(IllegalArgumentException.class);
        assertTheClockRuns(2);
    }

    @Test
    void theApplicantMayWithdrawWhileItLastsAndTheOfficeMayEndTheCase() {
        suspended();
        assertThat(applying.withdraw(new WithdrawApplication(resident, number)))
                .isEqualTo(new Act.Done(number, State.Event.WITHDRAW_SUSPENDED, State.WITHDRAWN));
        assertThat(take(head, new Resume("晚了"))).isEqualTo(new Act.NotNow(State.WITHDRAWN));
        number = accepted();
        suspended();
        var end = new Terminate("经营场所已经拆除。", "参照行政许可法第七十条第五项");
        assertThat(take(clerk, end)).isEqualTo(new Act.NotEntitled());
        assertThat(take(head, end)).isEqualTo(new Act.Done(number, State.Event.TERMINATE_SUSPENDED, State.TERMINATED));
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(Objects.requireNonNull(mine.decision()).reasons()).isEqualTo("经营场所已经拆除。");
        assertThat(mine.clock().open()).isFalse();
        assertThat(letters.of(number).getLast().name().kind()).isEqualTo(LetterKind.TERMINATED);
        assertThat(take(head, end)).isEqualTo(new Act.NotNow(State.TERMINATED));
        assertThat(found()).isEmpty();
    }

    @Test
    void onlyOneOfTwoWhoApproveAtOnceDoes() throws Exception {
        take(clerk, new Propose(HEARING));
        var others = List.of(head, town.officer(department, Role.APPROVER));
        try (var both = Executors.newFixedThreadPool(2)) {
            var acts = new ArrayList<Act>();
            for (var act : both.invokeAll(others.stream()
                    .map(each -> (Callable<Act>) () -> take(each, new Approve()))
                    .toList())) {
                acts.add(act.get());
            }
            assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
            assertThat(acts).contains(new Act.NotNow(State.SUSPENDED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = said || '{\"amount\": \"50\"}' where event = 'SUSPEND'",
                "update casework.case_event set said = said || '{\"ground\": \"TESTING\"}' where event = 'SUSPEND'",
                "update casework.case_event set said = said || '{\"proposedBy\": \"别人\"}' where event = 'SUSPEND'",
                "update casework.case_event set by_whom = '别人' where event = 'SUSPEND'",
                "update casework.case_event set at = at - interval '1 day' where event = 'SUSPEND'",
                "delete from casework.case_event where event = 'SUSPEND'",
                "update casework.application set state = 'ACCEPTED' where true",
            })
    void whoStandsBehindItIsInTheLedgerAndWhoBendsItIsFound(String bent) {
        suspended();
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql(bent + " and number = :number")
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }
}
