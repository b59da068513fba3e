package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
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
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;

/** What a reconsideration or a court says of a decision: entered once, by whom it concerns, and obeyed to the day. */
@EmptyPlatform
class OutcomeModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    Letters letters;

    @Autowired
    Freezes freezes;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    private final TakenBack takenBack;
    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private final Guide item;
    private String number = "";

    @Autowired
    OutcomeModuleTest(SettableClock clock, SmallTown town, TakenBack takenBack) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        this.takenBack = takenBack;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
    }

    @BeforeEach
    void aCaseIsExamined() {
        clock.standOn("2026-03-02");
        number = town.handIn(resident, item);
        assertThat(casework.receive(new ReceiveApplication(head, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private void decide(boolean grant, String reasons) {
        assertThat(casework.decide(new DecideApplication(head, number, grant, reasons, grant ? "" : "某法第一条")))
                .isInstanceOf(Act.Done.class);
    }

    private static Outcome outcome(Ruling ruling, String document, String day, @Nullable Term within) {
        return new Outcome(Body.REVIEW, "江北市人民政府", document, LocalDate.parse(day), ruling, within);
    }

    private Act enter(Officer officer, Outcome outcome) {
        return proceedings.take(new TakeMeasure(officer, number, null, new Conclude(outcome)));
    }

    private CaseView mine() {
        return applying.open(resident, number).orElseThrow();
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    @Test
    void aRefusalThatIsAnnulledIsDecidedAgainInATimeOfItsOwn() throws IOException {
        decide(false, "面积不够");
        clock.standOn("2026-03-20");
        assertThat(enter(head, outcome(Ruling.REMANDED, "复决〔2026〕1号", "2026-03-18", null)))
                .isEqualTo(new Act.Done(number, State.Event.REMAND_REFUSED, State.ACCEPTED));

        var again = mine();
        var legal = Objects.requireNonNull(again.clock().legal());
        assertThat(legal.start()).isEqualTo("2026-03-18");
        assertThat(legal.due()).as("twenty working days, over 清明").isEqualTo("2026-04-16");
        assertThat(legal.standing()).isEqualTo(CaseLimit.Standing.RUNNING);
        assertThat(again.decision()).isNull();
        assertThat(again.takenBack()).extracting(DecisionView::reasons).containsExactly("面积不够");
        assertThat(again.order())
                .hasValueSatisfying(order -> assertThat(order.cited()).isEqualTo("江北市人民政府（复决〔2026〕1号）"));
        assertThat(stored("legal_due_on")).isEqualTo("2026-04-16");
        assertThat(stored("closed_at")).isNull();
        assertThat(stored("wakes_at")).isNotNull();

        decide(true, "重新测量，面积够");
        var decided = mine();
        assertThat(decided.state()).isEqualTo(State.GRANTED);
        assertThat(Objects.requireNonNull(decided.decision()).reasons()).isEqualTo("重新测量，面积够");
        assertThat(decided.decidedBy()).contains(head.name());
        assertThat(letter(LetterKind.GRANTED.first())).contains("江北市人民政府", "复决〔2026〕1号", "责令重新作出");
        assertThat(found()).isEmpty();
    }

    @Test
    void aTimeThatTheJudgmentSetsTakesThePlaceOfTheLimitAndIsNotExtended() {
        decide(false, "面积不够");
        var within = Term.general(15, Term.Unit.DAY);
        assertThat(enter(head, outcome(Ruling.REMANDED, "复决〔2026〕2号", "2026-03-02", within)))
                .isInstanceOf(Act.Done.class);
        var clock = mine().clock();
        assertThat(Objects.requireNonNull(clock.legal()).due()).isEqualTo("2026-03-17");
        assertThat(clock.due().due())
                .as("the promise of the first time is over")
                .isEqualTo("2026-03-17");
        assertThat(clock.due().basis()).isEqualTo("江北市人民政府（复决〔2026〕2号）");
        assertThat(proceedings.take(new TakeMeasure(head, number, null, new Extend("案情复杂"))))
                .isEqualTo(new Act.WithoutEffect(Why.NOT_EXTENDABLE));
    }

    @Test
    void theSameMayBeRefusedTwiceAndGrantedTwiceAndEachTimeIsAFactOfItsOwn() {
        decide(false, "一");
        enter(head, outcome(Ruling.REMANDED, "1号", "2026-03-02", null));
        decide(false, "二");
        enter(head, outcome(Ruling.REMANDED, "2号", "2026-03-02", null));
        decide(true, "三");
        enter(head, outcome(Ruling.REMANDED, "3号", "2026-03-02", null));
        decide(true, "四");
        assertThat(mine().takenBack()).extracting(DecisionView::reasons).containsExactly("一", "二", "三");
        assertThat(mine().decisions())
                .extracting(each -> each.row(number))
                .containsExactly(
                        number + "/REFUSED", number + "/REFUSED/2", number + "/GRANTED/3", number + "/GRANTED/4");
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().path())
                .containsExactlyInAnyOrder("accepted", "refused", "refused-2", "granted", "granted-2");
        assertThat(certificates.ofCase(number).orElseThrow().standing()).isEqualTo(Standing.VALID);
        assertThat(found()).isEmpty();
    }

    @Test
    void noCertificateOutlivesItsDecisionAndTheSecondOneHolds() {
        decide(true, "可以");
        var first = certificates.ofCase(number).orElseThrow();
        enter(head, outcome(Ruling.REMANDED, "1号", "2026-03-02", null));
        assertThat(certificates.verify(first.code()).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
        assertThat(certificates.verify(first.code()).orElseThrow().revokedReason())
                .contains("1号");
        assertThat(mine().state())
                .as("revoking the paper does not revoke the case")
                .isEqualTo(State.ACCEPTED);
        decide(true, "还是可以");
        var second = certificates.ofCase(number).orElseThrow();
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(certificates.verify(second.code()).orElseThrow().standing()).isEqualTo(Standing.VALID);
        assertThat(certificates.verify(first.code()).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
        enter(head, outcome(Ruling.ANNULLED, "2号", "2026-03-02", null));
        assertThat(certificates.verify(second.code()).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
        assertThat(mine().state()).isEqualTo(State.ANNULLED);
        assertThat(mine().decision()).as("nothing holds").isNull();
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPHELD", "UNLAWFUL"})
    void whatIsUpheldOrDeclaredUnlawfulStandsAndIsRead(Ruling ruling) {
        decide(true, "可以");
        var ended = stored("closed_at");
        assertThat(enter(head, outcome(ruling, "1号", "2026-03-02", null)))
                .isEqualTo(new Act.Done(number, State.Event.LET_STAND, State.GRANTED));
        assertThat(stored("closed_at")).isEqualTo(ended);
        assertThat(Objects.requireNonNull(mine().decision()).reasons()).isEqualTo("可以");
        assertThat(certificates.ofCase(number).orElseThrow().standing()).isEqualTo(Standing.VALID);
        assertThat(Outcome.all(mine().history())).containsExactly(outcome(ruling, "1号", "2026-03-02", null));
        assertThat(mine().history().getLast().byWhom()).contains(head.name());
        assertThat(mine().decidedBy()).isEqualTo(head.post().departmentName() + "　" + head.name());
        assertThat(found()).isEmpty();
    }

    @Test
    void afterAReviewUpheldItACourtMayStillAnnulIt() {
        decide(false, "不够");
        enter(head, outcome(Ruling.UPHELD, "1号", "2026-03-02", null));
        var judged =
                new Outcome(Body.COURT, "江北区人民法院", "（2026）行初1号", LocalDate.parse("2026-03-02"), Ruling.ANNULLED, null);
        assertThat(enter(head, judged)).isEqualTo(new Act.Done(number, State.Event.ANNUL_REFUSED, State.ANNULLED));
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsOpenAgainIsWorkedOnAlsoWhereItsUseWasStopped() {
        decide(false, "不够");
        assertThat(freezes.freeze(Objects.requireNonNull(resident.personKey()), number))
                .isTrue();
        enter(head, outcome(Ruling.UPHELD, "1号", "2026-03-02", null));
        assertThat(freezes.stopped(number)).as("what stands is still stopped").isTrue();
        enter(head, outcome(Ruling.REMANDED, "2号", "2026-03-02", null));
        assertThat(freezes.stopped(number)).isFalse();
        assertThat(casework.open(head, number).orElseThrow().applicant().text()).isNotEmpty();
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-09", "2026-03-11", "2027-01-01", "2020-01-01"})
    void aDayBeforeTheDecisionOrInTheFutureIsNone(String day) {
        clock.standOn("2026-03-10");
        decide(false, "不够");
        assertThat(enter(head, outcome(Ruling.REMANDED, "1号", day, null)))
                .isEqualTo(new Act.WithoutEffect(Why.WRONG_MOMENT));
        assertNothingHappened(State.REFUSED, 3);
    }

    @Test
    void theSamePaperIsNotEnteredTwice() {
        decide(false, "不够");
        assertThat(enter(head, outcome(Ruling.UPHELD, "1号", "2026-03-02", null)))
                .isInstanceOf(Act.Done.class);
        assertThat(enter(head, outcome(Ruling.ANNULLED, "1号", "2026-03-02", null)))
                .isEqualTo(new Act.WithoutEffect(Why.TWICE));
        assertNothingHappened(State.REFUSED, 4);
    }

    @Test
    void whatIsNotDecidedOrIsGoneCannotBeJudged() {
        assertThat(enter(head, outcome(Ruling.ANNULLED, "1号", "2026-03-02", null)))
                .isEqualTo(new Act.NotNow(State.ACCEPTED));
        decide(false, "不够");
        enter(head, outcome(Ruling.ANNULLED, "1号", "2026-03-02", null));
        for (var ruling : Ruling.values()) {
            assertThat(enter(head, outcome(ruling, "2号", "2026-03-02", null)))
                    .isEqualTo(new Act.NotNow(State.ANNULLED));
        }
        number = town.handIn(resident, item);
        applying.withdraw(new WithdrawApplication(resident, number));
        assertThat(enter(head, outcome(Ruling.REMANDED, "1号", "2026-03-02", null)))
                .isEqualTo(new Act.NotNow(State.WITHDRAWN));
    }

    @Test
    void onlyWhoDecidesForTheOfficeEntersItAndNobodyOfTheirOwnCaseOrOfAnotherOffice() {
        decide(false, "不够");
        var order = outcome(Ruling.REMANDED, "1号", "2026-03-02", null);
        assertThat(enter(clerk, order)).isEqualTo(new Act.NotEntitled());
        var stranger = town.officer(town.department("别" + UUID.randomUUID()), Role.APPROVER);
        assertThat(enter(stranger, order)).isEqualTo(new Act.NoSuchCase());
        var mine = SmallTown.number();
        var employed = town.employed(department, mine, Role.WINDOW, Role.APPROVER);
        jdbc.sql("update casework.application set subject = :me where number = :number")
                .param("me", employed.personKey())
                .param("number", number)
                .update();
        assertThat(enter(employed, order)).isEqualTo(new Act.NoSuchCase());
        assertThat(proceedings.look(employed, number, new Conclude(order))).isEmpty();
        jdbc.sql("update casework.application set subject = :them where number = :number")
                .param("them", resident.personKey())
                .param("number", number)
                .update();
        assertNothingHappened(State.REFUSED, 3);
    }

    @Test
    void nothingIsSignedOverWhatHappenedMeanwhile() {
        decide(false, "不够");
        var order = new Conclude(outcome(Ruling.REMANDED, "1号", "2026-03-02", null));
        assertThat(proceedings.take(new TakeMeasure(head, number, 2, order))).isEqualTo(new Act.Meanwhile());
        assertNothingHappened(State.REFUSED, 3);
    }

    @Test
    void anOutcomeWithoutANameOrANumberOrWithATimeForNothingIsNone() {
        var day = LocalDate.parse("2026-03-02");
        for (var blank : List.of("", "　", "\t")) {
            assertThatThrownBy(() -> new Outcome(Body.REVIEW, blank, "1号", day, Ruling.UPHELD, null))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Outcome(Body.REVIEW, "市政府", blank, day, Ruling.UPHELD, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var within = Term.general(5, Term.Unit.DAY);
        assertThatThrownBy(() -> new Outcome(Body.REVIEW, "市政府", "1号", day, Ruling.ANNULLED, within))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyOneOfTwoWhoEnterAtOnceDoes() throws Exception {
        decide(true, "可以");
        try (var both = Executors.newFixedThreadPool(2)) {
            var acts = new ArrayList<Act>();
            var others = List.of(head, town.officer(department, Role.APPROVER));
            for (var act : both.invokeAll(others.stream()
                    .map(each -> (Callable<Act>) () -> enter(each, outcome(Ruling.REMANDED, "1号", "2026-03-02", null)))
                    .toList())) {
                acts.add(act.get());
            }
            assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
            assertThat(acts).filteredOn(Act.NotNow.class::isInstance).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set said = said || '{\"document\": \"9号\"}' where event = 'REMAND_REFUSED'",
                "update casework.case_event set said = said || '{\"receivedOn\": \"2026-01-01\"}' where event = 'REMAND_REFUSED'",
                "update casework.case_event set said = said || '{\"name\": \"别处\"}' where event = 'REMAND_REFUSED'",
                "update casework.case_event set said = said || '{\"ruling\": \"UPHELD\"}' where event = 'REMAND_REFUSED'",
                "update casework.case_event set by_whom = '别人' where event = 'REMAND_REFUSED'",
                "update casework.case_event set at = at - interval '1 day' where event = 'REMAND_REFUSED'",
                "delete from casework.case_event where event = 'REMAND_REFUSED'",
                "update casework.decision set reasons = '别的' where round = 1",
                "update casework.decision set reasons = '别的' where round = 2",
                "update casework.decision set round = 3 where round = 2",
                "delete from casework.decision where round = 2",
                "update casework.application set state = 'ANNULLED' where true",
            })
    void whoBendsWhatWasEnteredIsFound(String bent) {
        decide(false, "不够");
        enter(head, outcome(Ruling.REMANDED, "1号", "2026-03-02", null));
        decide(false, "还是不够");
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql(bent + " and number = :number")
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nth = 2", "nth = 1"})
    void whoBendsOneOfTwoCertificatesIsFound(String which) {
        decide(true, "可以");
        enter(head, outcome(Ruling.REMANDED, "1号", "2026-03-02", null));
        decide(true, "可以");
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql("update certificate.certificate set result_name = '别的' where case_number = :number and "
                                    + which)
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }

    private void assertNothingHappened(State state, int happenings) {
        assertThat(mine().state()).isEqualTo(state);
        assertThat(mine().history()).hasSize(happenings);
        assertThat(found()).isEmpty();
    }

    private @Nullable String stored(String column) {
        return jdbc.sql("select " + column + "::text as it from casework.application where number = :number")
                .param("number", number)
                .query((row, _) -> Optional.ofNullable(row.getString("it")))
                .single()
                .orElse(null);
    }

    private String letter(LetterName name) throws IOException {
        try (var content = applying.letter(resident, number, name).orElseThrow().content();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }
}
