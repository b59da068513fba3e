package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Limit.Unit;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Step;
import org.tiaokuai.statute.Step.Why;

/** Once, by the right rank, before it is over, with a reason that the applicant is told; else it is refused, and nothing happened. */
@EmptyPlatform
class ExtensionModuleTest {

    private static final String REASON = "现场检查要等专家，本周来不了。";

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
    private Guide item;
    private String number = "";

    @Autowired
    ExtensionModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
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

    private Act extend(Officer officer) {
        return proceedings.take(new TakeMeasure(officer, number, null, new Extend(REASON)));
    }

    private CaseClock clock() {
        return applying.open(resident, number).orElseThrow().clock();
    }

    private LocalDate legal() {
        return Objects.requireNonNull(clock().legal()).due();
    }

    private void assertNothingHappened(int happenings) {
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(happenings);
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .doesNotContain(LetterKind.EXTENDED);
    }

    @Test
    void theLawsLimitBecomesTenWorkingDaysLongerAndTheApplicantIsToldWhy() {
        assertThat(legal()).isEqualTo("2026-03-30");
        var prospect = proceedings.look(head, number, new Extend("?")).orElseThrow();
        assertThat(prospect.act()).isInstanceOf(Act.Done.class);
        assertThat(Objects.requireNonNull(prospect.then()).due()).isEqualTo("2026-04-14");
        clock.standOn("2026-03-18");

        assertThat(extend(head)).isEqualTo(new Act.Done(number, State.Event.EXTEND, State.ACCEPTED));

        assertThat(legal()).isEqualTo("2026-04-14");
        assertThat(clock().due().due()).as("what was promised stays promised").isEqualTo("2026-03-16");
        assertThat(jdbc.sql("select legal_due_on from casework.application where number = :number")
                        .param("number", number)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2026-04-14");
        assertThat(Objects.requireNonNull(clock().legal()).explanation())
                .anyMatch(step -> step instanceof Step.Lengthened longer
                        && longer.by().reason().equals(REASON)
                        && longer.before().equals(LocalDate.of(2026, 3, 30)));
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.history().getLast().reason()).isEqualTo(REASON);
        assertThat(mine.history().getLast().byWhom()).contains(head.name());
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .containsExactlyInAnyOrder(LetterKind.ACCEPTED, LetterKind.EXTENDED);
        assertThat(applying.letter(resident, number, LetterKind.EXTENDED.first()))
                .isPresent();
        assertThat(casework.decide(new DecideApplication(head, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
        assertThat(legal()).as("decided, it stands as it stood").isEqualTo("2026-04-14");
    }

    @Test
    void aSecondOneIsRefused() {
        assertThat(extend(head)).isInstanceOf(Act.Done.class);
        assertThat(extend(head)).isEqualTo(new Act.WithoutEffect(Why.TWICE));
        assertThat(proceedings.look(head, number, new Extend("?")).orElseThrow().act())
                .isEqualTo(new Act.WithoutEffect(Why.TWICE));
        assertThat(proceedings.look(head, number, new Extend("?")).orElseThrow().then())
                .isNull();
        assertThat(legal()).isEqualTo("2026-04-14");
    }

    @Test
    void whatIsOverIsNotExtendedAndItsLastDayIsNotOver() {
        clock.standOn("2026-03-31");
        assertThat(extend(head)).isEqualTo(new Act.WithoutEffect(Why.TOO_LATE));
        assertNothingHappened(2);
        clock.standOn("2026-03-30");
        assertThat(extend(head)).isInstanceOf(Act.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"某条例第九条", ""})
    void whatAnotherLawLimitsOrNoneIsNotExtendable(String basis) {
        var law = basis.isEmpty() ? null : new Guide.Term(20, Unit.WORKING_DAY, basis);
        item = SmallTown.guide(department, "EXT-" + UUID.randomUUID(), "测试", 10, law);
        town.publish(item, department);
        number = accepted();
        assertThat(extend(head)).isEqualTo(new Act.WithoutEffect(Why.NOT_EXTENDABLE));
        assertNothingHappened(2);
    }

    @Test
    void whoMayNotIsRefusedAndToAStrangerThereIsNoCase() {
        assertThat(extend(town.officer(department, Role.WINDOW))).isEqualTo(new Act.NotEntitled());
        var stranger = town.officer(town.department("别" + UUID.randomUUID()), Role.APPROVER);
        assertThat(extend(stranger)).isEqualTo(new Act.NoSuchCase());
        assertThat(proceedings.look(stranger, number, new Extend("?"))).isEmpty();
        assertThat(proceedings.take(new TakeMeasure(head, "00000000-0", null, new Extend(REASON))))
                .isEqualTo(new Act.NoSuchCase());
        assertNothingHappened(2);
    }

    @Test
    void withoutAReasonThereIsNoneToTell() {
        for (var blank : List.of("", "　 ")) {
            assertThatThrownBy(() -> new Extend(blank)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void overWhatHappenedMeanwhileNothingIsSigned() {
        assertThat(proceedings.take(new TakeMeasure(head, number, 1, new Extend(REASON))))
                .isEqualTo(new Act.Meanwhile());
        assertNothingHappened(2);
        assertThat(proceedings.take(new TakeMeasure(head, number, 2, new Extend(REASON))))
                .isInstanceOf(Act.Done.class);
    }

    @Test
    void whatIsNotExaminedIsNotExtended() {
        applying.withdraw(new WithdrawApplication(resident, number));
        assertThat(extend(head)).isEqualTo(new Act.NotNow(State.WITHDRAWN));
        number = town.handIn(resident, item);
        assertThat(extend(head)).isEqualTo(new Act.NotNow(State.SUBMITTED));
        assertNothingHappened(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = said || '{\"reason\": \"别的\"}'",
                "update casework.case_event set said = said - 'reason'",
                "update casework.case_event set said = '{}'",
                "delete from casework.case_event"
            })
    void theReasonIsInTheLedgerAndWhoBendsItIsFound(String bent) {
        assertThat(extend(head)).isInstanceOf(Act.Done.class);
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql(bent + " where event = 'EXTEND' and number = :number")
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
