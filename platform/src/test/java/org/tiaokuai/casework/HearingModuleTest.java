package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
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
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.AnnounceHearing;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.AskHearing;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.HoldHearing;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Hearing.Party;
import org.tiaokuai.course.Hearing.Session;
import org.tiaokuai.course.Hearing.Unfit;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;

/** Who is concerned may be heard, and until they were, or let their days go by, nothing is decided (行政许可法第四十七、四十八条). */
@EmptyPlatform
class HearingModuleTest {

    private static final String PLACE = "听雨路8号三楼";
    private static final String PRESIDES = "宋听";

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

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private final Guide item;
    private String number = "";

    @Autowired
    HearingModuleTest(SettableClock clock, SmallTown town) {
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
        number = examined(item);
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private String examined(Guide guide) {
        var made = town.handIn(resident, guide);
        casework.receive(new ReceiveApplication(head, made, true, "", ""));
        return made;
    }

    private Act take(Officer officer, Measure measure) {
        return proceedings.take(new TakeMeasure(officer, number, null, measure));
    }

    private void done(Officer officer, Measure measure) {
        assertThat(take(officer, measure)).isInstanceOf(Act.Done.class);
    }

    private void tell() {
        done(head, new TellHearing("相邻住户的采光受影响"));
    }

    private static AnnounceHearing on(String day) {
        return new AnnounceHearing(new Session(LocalDate.parse(day), "09:30", PLACE, PRESIDES));
    }

    private Act decide(boolean grant) {
        return casework.decide(new DecideApplication(head, number, grant, "理由", grant ? "" : "某法"));
    }

    private static Act why(Why why) {
        return new Act.WithoutEffect(why);
    }

    private String letter(LetterKind kind) {
        return letters.of(number).stream()
                .filter(each -> each.name().kind() == kind)
                .map(each -> each.name().toString())
                .reduce("", (all, each) -> all + each + ";");
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    @Test
    void theApplicantIsToldAsksIsInvitedIsHeardAndThenItIsDecided() {
        tell();
        assertThat(letter(LetterKind.HEARING_RIGHT)).isEqualTo("HEARING_RIGHT;");
        assertThat(decide(false)).isEqualTo(new Act.Unheard());
        clock.standOn("2026-03-09");
        assertThat(proceedings.askHearing(resident, number))
                .isEqualTo(new Act.Done(number, State.Event.ASK_HEARING, State.ACCEPTED));
        assertThat(decide(true)).isEqualTo(new Act.Unheard());
        done(clerk, on("2026-03-18"));
        assertThat(letter(LetterKind.HEARING)).isEqualTo("HEARING;");
        assertThat(decide(true)).isEqualTo(new Act.Unheard());
        clock.standOn("2026-03-18");
        done(clerk, new HoldHearing("双方到场"));
        assertThat(decide(true)).isInstanceOf(Act.Done.class);
        var history = applying.open(resident, number).orElseThrow().history();
        assertThat(history.get(2).reason()).isEqualTo("相邻住户的采光受影响");
        assertThat(history.get(3).byWhom()).isEmpty();
        assertThat(history.get(3).said()).containsEntry("party", "APPLICANT");
        assertThat(history.get(4).said())
                .containsEntry("on", "2026-03-18")
                .containsEntry("place", PLACE)
                .containsEntry("presides", PRESIDES);
        assertThat(found()).isEmpty();
    }

    @Test
    void onceFiveWorkingDaysWentByWithoutARequestItIsDecidedAndNobodyCanAskAnyMore() {
        tell();
        clock.standOn("2026-03-09");
        assertThat(decide(false)).isEqualTo(new Act.Unheard());
        clock.standOn("2026-03-10");
        assertThat(proceedings.askHearing(resident, number)).isEqualTo(why(Why.TOO_LATE));
        assertThat(take(clerk, new AskHearing(Party.INTERESTED))).isEqualTo(why(Why.TOO_LATE));
        assertThat(decide(false)).isInstanceOf(Act.Done.class);
    }

    @Test
    void nobodyAsksWhoWasNotToldNorTwiceNorForSomebodyElse() {
        assertThat(proceedings.askHearing(resident, number)).isEqualTo(why(Why.WRONG_MOMENT));
        assertThat(take(clerk, new AskHearing(Party.APPLICANT))).isEqualTo(why(Why.WRONG_MOMENT));
        tell();
        assertThat(take(head, new TellHearing("再告知"))).isEqualTo(why(Why.TWICE));
        var other = town.resident("李四", SmallTown.number());
        assertThat(proceedings.askHearing(other, number)).isInstanceOf(Act.NoSuchCase.class);
        assertThat(proceedings.askHearing(resident, "20260302-999999999")).isInstanceOf(Act.NoSuchCase.class);
        done(clerk, new AskHearing(Party.INTERESTED));
        assertThat(proceedings.askHearing(resident, number)).isEqualTo(why(Why.TWICE));
        assertThat(found()).isEmpty();
    }

    @Test
    void onlyWhoDecidesTellsAndOnlyOwnPostsTakeIt() {
        assertThat(take(clerk, new TellHearing("重大利益"))).isInstanceOf(Act.NotEntitled.class);
        var elsewhere = town.officer(town.department("别局" + UUID.randomUUID()), Role.WINDOW, Role.APPROVER);
        assertThat(take(elsewhere, new TellHearing("重大利益"))).isInstanceOf(Act.NoSuchCase.class);
        var supervisor = town.officer(department, Role.SUPERVISOR);
        assertThat(take(supervisor, new AskHearing(Party.APPLICANT))).isInstanceOf(Act.NotEntitled.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new TellHearing(" "));
        var nowhere = new Session(LocalDate.parse("2026-03-20"), "09:30", " ", PRESIDES);
        assertThatIllegalArgumentException().isThrownBy(() -> new AnnounceHearing(nowhere));
        var nobody = new Session(LocalDate.parse("2026-03-20"), "09:30", PLACE, "　");
        assertThatIllegalArgumentException().isThrownBy(() -> new AnnounceHearing(nobody));
    }

    @Test
    void itIsAnnouncedSevenWorkingDaysBeforeAndOnAWorkingDayAndMayBeMoved() {
        assertThat(take(clerk, on("2026-03-18"))).isEqualTo(why(Why.WRONG_MOMENT));
        tell();
        assertThat(take(clerk, on("2026-03-18"))).isEqualTo(why(Why.WRONG_MOMENT));
        done(clerk, new AskHearing(Party.INTERESTED));
        var from = proceedings
                .look(clerk, number, new HoldHearing("?"))
                .orElseThrow()
                .hearing()
                .from();
        assertThat(from).isEqualTo("2026-03-11");
        assertThat(take(clerk, on("2026-03-10"))).isEqualTo(new Act.Unfit(Unfit.TOO_SOON));
        done(clerk, on("2026-03-11"));
        clock.standOn("2026-03-05");
        assertThat(take(clerk, on("2026-03-13"))).isEqualTo(new Act.Unfit(Unfit.TOO_SOON));
        done(clerk, on("2026-03-16"));
        assertThat(letter(LetterKind.HEARING)).isEqualTo("HEARING;HEARING 2;");
        clock.standOn("2026-03-13");
        assertThat(take(clerk, new HoldHearing("没有人来"))).isEqualTo(why(Why.WRONG_MOMENT));
        clock.standOn("2026-03-16");
        done(clerk, new HoldHearing("双方到场"));
        assertThat(take(clerk, on("2026-03-30"))).isEqualTo(why(Why.TWICE));
        assertThat(take(clerk, new HoldHearing("再来一次"))).isEqualTo(why(Why.WRONG_MOMENT));
    }

    @Test
    void itIsAskedForAnnouncedAndHeldAlsoWhileTheClockStandsForIt() {
        tell();
        done(
                clerk,
                new Propose(new SpecialProcedure(Event.HEARING, Term.general(15, Term.Unit.WORKING_DAY), "听证", "")));
        done(head, new Approve());
        assertThat(take(head, new TellHearing("再告知"))).isEqualTo(new Act.NotNow(State.SUSPENDED));
        assertThat(proceedings.askHearing(resident, number))
                .isEqualTo(new Act.Done(number, State.Event.ASK_HEARING_SUSPENDED, State.SUSPENDED));
        done(clerk, on("2026-03-11"));
        clock.standOn("2026-03-11");
        done(clerk, new HoldHearing("双方到场"));
        assertThat(found()).isEmpty();
    }

    @Test
    void itCanStillBeWithdrawnAndEndedAndAHearingAskedForIsDueInTwentyWorkingDays() {
        tell();
        done(clerk, new AskHearing(Party.INTERESTED));
        var limit = applying.open(resident, number)
                .orElseThrow()
                .clock()
                .reckoned()
                .limits()
                .getLast();
        assertThat(limit.due()).isEqualTo("2026-03-30");
        assertThat(take(head, new Terminate("人已故", "某法"))).isInstanceOf(Act.Done.class);
        assertThat(take(clerk, on("2026-03-18"))).isEqualTo(new Act.NotNow(State.TERMINATED));
    }

    @Test
    void whatIsNoPermitHasNoSuchRight() {
        var service = SmallTown.guide(department, "TING" + System.nanoTime(), "便民服务", 10, null);
        town.publish(service, department);
        number = examined(service);
        assertThat(take(head, new TellHearing("重大利益"))).isEqualTo(why(Why.NO_LEGAL_GROUND));
        assertThat(decide(true)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsDecidedAgainIsHeardAgain() {
        tell();
        clock.standOn("2026-03-10");
        assertThat(decide(false)).isInstanceOf(Act.Done.class);
        done(
                head,
                new Conclude(new Outcome(
                        Body.COURT,
                        "区法院",
                        "行初" + UUID.randomUUID(),
                        LocalDate.parse("2026-03-10"),
                        Ruling.REMANDED,
                        null)));
        assertThat(proceedings.askHearing(resident, number)).isEqualTo(why(Why.WRONG_MOMENT));
        tell();
        assertThat(letter(LetterKind.HEARING_RIGHT)).isEqualTo("HEARING_RIGHT;HEARING_RIGHT 2;");
        assertThat(decide(true)).isEqualTo(new Act.Unheard());
        assertThat(found()).isEmpty();
    }

    @Test
    void ofTwoWhoAskAtOnceOneIsTakenDown() throws Exception {
        tell();
        var acts = new ArrayList<Act>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Act> applicant = () -> proceedings.askHearing(resident, number);
            Callable<Act> office = () -> take(clerk, new AskHearing(Party.INTERESTED));
            for (var one : threads.invokeAll(List.of(applicant, office))) {
                acts.add(one.get());
            }
        }
        assertThat(Collections.frequency(acts, why(Why.TWICE))).isEqualTo(1);
        assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "time", "place", "presides"})
    void whatWasAnnouncedAndAlteredBehindThePlatformIsNamed(String what) {
        tell();
        done(clerk, new AskHearing(Party.INTERESTED));
        done(clerk, on("2026-03-11"));
        assertThat(found()).isEmpty();
        jdbc.sql("""
                        update casework.case_event set said = said || jsonb_build_object(:what, '2026-03-12')
                        where number = :number and event = 'ANNOUNCE_HEARING'
                        """).param("what", what).param("number", number).update();
        assertThat(found()).isNotEmpty();
    }

    @Test
    void nobodyDecidesUnheardByHidingThatSomebodyAsked() {
        tell();
        done(clerk, new AskHearing(Party.INTERESTED));
        clock.standOn("2026-03-18");
        rename("ASK_HEARING", "HOLD_HEARING");
        assertThatThrownBy(() -> decide(true)).isInstanceOf(Damaged.class);
        rename("HOLD_HEARING", "ASK_HEARING");
        assertThat(decide(true)).isInstanceOf(Act.Unheard.class);
        assertThat(found()).isEmpty();
    }

    private void rename(String event, String as) {
        assertThat(jdbc.sql("update casework.case_event set event = :as where number = :number and event = :event")
                        .param("as", as)
                        .param("event", event)
                        .param("number", number)
                        .update())
                .isEqualTo(1);
    }
}
