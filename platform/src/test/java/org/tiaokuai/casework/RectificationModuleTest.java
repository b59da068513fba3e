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
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
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
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Step.Why;

/** A slip in a decision is put right by two people: its words change where all can see both, and nothing else does. */
@EmptyPlatform
class RectificationModuleTest {

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Certificates certificates;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TakenBack takenBack;

    @Autowired
    Letters letters;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private final Guide item;
    private String number = "";

    @Autowired
    RectificationModuleTest(SettableClock clock, SmallTown town) {
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
        number = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(head, number, true, "", ""));
    }

    private void decide(boolean grant) {
        casework.decide(new DecideApplication(head, number, grant, "店名若水面管，可以", grant ? "" : "某法第一条"));
    }

    private static Rectification slip(Part part, String statement, String now) {
        return new Rectification(new Place(part, statement), "", now, "录入时写错了一个字", "");
    }

    private static final Rectification REASONS = slip(Part.REASONS, "", "店名若水面馆，可以");

    private Act take(Officer officer, Measure measure) {
        return proceedings.take(new TakeMeasure(officer, number, null, measure));
    }

    private Act propose(Officer officer, Rectification slip) {
        return take(officer, new ProposeRectification(slip));
    }

    private CaseView mine() {
        return applying.open(resident, number).orElseThrow();
    }

    private void assertUntouched(int happenings) {
        assertThat(mine().history()).hasSize(happenings);
        assertThat(mine().reasons()).isEqualTo("店名若水面管，可以");
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .doesNotContain(LetterKind.RECTIFIED);
        assertThat(found()).isEmpty();
    }

    private Standing standing(String code) {
        return certificates.verify(code).orElseThrow().standing();
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWordsChangeTheVerdictStaysAndBothCanBeRead(boolean grant) throws IOException {
        decide(grant);
        var decided = Objects.requireNonNull(mine().decision());
        assertThat(propose(clerk, REASONS)).isInstanceOf(Act.Done.class);
        assertUntouched(4);
        assertThat(take(head, new Rectify())).isInstanceOf(Act.Done.class);
        var mine = mine();
        assertThat(mine.state()).isEqualTo(grant ? State.GRANTED : State.REFUSED);
        assertThat(mine.reasons()).isEqualTo("店名若水面馆，可以");
        assertThat(mine.decision()).as("what the ledger holds is not touched").isEqualTo(decided);
        assertThat(mine.decidedBy()).contains(head.name());
        var done = Rectification.done(mine.history()).getLast();
        assertThat(done.was()).isEqualTo("店名若水面管，可以");
        assertThat(done.proposedBy()).contains(clerk.name());
        assertThat(letter()).contains("更正通知书", "店名若水面管，可以", "店名若水面馆，可以", "录入时写错了一个字");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatTheCertificateStatesIsStatedRightOnAnotherOne() {
        decide(true);
        var old = certificates.ofCase(number).orElseThrow();
        var stated = old.statements().getFirst();
        propose(clerk, slip(Part.STATEMENT, stated.name(), "听雨路 8 号开店"));
        assertThat(certificates.ofCase(number).orElseThrow().code()).isEqualTo(old.code());
        assertThat(take(head, new Rectify())).isInstanceOf(Act.Done.class);
        var now = certificates.ofCase(number).orElseThrow();
        assertThat(now.code()).isNotEqualTo(old.code());
        assertThat(now.statements().getFirst().text()).isEqualTo("听雨路 8 号开店");
        assertThat(standing(old.code())).isEqualTo(Standing.REPLACED);
        assertThat(certificates.verify(old.code()).orElseThrow().statements()).isEqualTo(old.statements());
        assertThat(found()).isEmpty();
    }

    @Test
    void aSecondSlipFollowsTheFirstAndIsToldInALetterOfItsOwn() {
        decide(false);
        propose(clerk, REASONS);
        take(head, new Rectify());
        propose(clerk, slip(Part.REASONS, "", "店名若水面馆，不可以"));
        take(head, new Rectify());
        propose(clerk, slip(Part.LAW, "", "某法第二条"));
        take(head, new Rectify());
        assertThat(mine().reasons()).isEqualTo("店名若水面馆，不可以");
        assertThat(mine().law()).isEqualTo("某法第二条");
        assertThat(Rectification.done(mine().history()))
                .extracting(Rectification::was)
                .containsExactly("店名若水面管，可以", "店名若水面馆，可以", "某法第一条");
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().path())
                .contains("rectified", "rectified-2", "rectified-3");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsDecidedAgainHasNoneOfTheOldCorrections() {
        decide(false);
        propose(clerk, REASONS);
        take(head, new Rectify());
        propose(clerk, slip(Part.LAW, "", "某法第二条"));
        take(
                head,
                new Conclude(
                        new Outcome(Body.COURT, "区法院", "1号", LocalDate.parse("2026-03-02"), Ruling.REMANDED, null)));
        decide(false);
        assertThat(mine().reasons()).isEqualTo("店名若水面管，可以");
        assertThat(Rectification.proposed(mine().history()))
                .as("it lapsed with its decision")
                .isEmpty();
        assertThat(take(head, new Rectify())).isEqualTo(new Act.NotNow(State.REFUSED));
        assertThat(found()).isEmpty();
    }

    @Test
    void nobodyApprovesTheirOwnAndAClerkApprovesNone() {
        decide(true);
        propose(head, REASONS);
        assertThat(take(head, new Rectify())).isEqualTo(new Act.OwnProposal());
        assertThat(take(clerk, new Rectify())).isEqualTo(new Act.NotEntitled());
        assertThat(take(clerk, new RejectRectification("不必"))).isEqualTo(new Act.NotEntitled());
        assertUntouched(4);
    }

    @Test
    void whatWasNotProposedOrWasRejectedIsNotDoneAndOneSlipFollowsTheOther() {
        decide(true);
        assertThat(take(head, new Rectify())).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(take(head, new RejectRectification("不必"))).isEqualTo(new Act.NotNow(State.GRANTED));
        propose(clerk, REASONS);
        assertThat(propose(clerk, REASONS)).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(take(head, new RejectRectification("不必"))).isInstanceOf(Act.Done.class);
        assertThat(take(head, new Rectify())).isEqualTo(new Act.NotNow(State.GRANTED));
        assertUntouched(5);
    }

    @Test
    void whereNothingStandsOrTheSameNothingIsCorrected() {
        assertThat(propose(clerk, REASONS)).isEqualTo(new Act.NotNow(State.ACCEPTED));
        decide(true);
        assertThat(propose(clerk, slip(Part.REASONS, "", "店名若水面管，可以"))).isEqualTo(new Act.WithoutEffect(Why.TWICE));
        assertThat(propose(clerk, slip(Part.LAW, "", "某法")))
                .as("a grant without a law has none to correct")
                .isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(propose(clerk, slip(Part.STATEMENT, "没有这一项", "x"))).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(propose(clerk, slip(Part.REASONS, "别的", "x"))).isEqualTo(new Act.NotNow(State.GRANTED));
        for (var blank : List.of("", "　", "\t")) {
            assertThatThrownBy(() -> slip(Part.REASONS, "", blank)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new RejectRectification(blank)).isInstanceOf(IllegalArgumentException.class);
        }
        assertUntouched(3);
    }

    @Test
    void whatTheCertificateNoLongerStatesIsNotPutRight() {
        decide(true);
        var stated = certificates.ofCase(number).orElseThrow().statements().getFirst();
        propose(clerk, slip(Part.STATEMENT, stated.name(), "听雨路 8 号开店"));
        clock.standOn("2040-01-01");
        assertThat(certificates.ofCase(number).orElseThrow().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(take(head, new Rectify())).isEqualTo(new Act.NotNow(State.GRANTED));
        clock.standOn("2026-03-02");
        certificates.revoke(new RevokeCertificate(number, head, "行政许可法第六十九条", "骗取"));
        assertThat(take(head, new Rectify())).isEqualTo(new Act.NotNow(State.REVOKED));
        assertThat(found()).isEmpty();
    }

    @Test
    void aStrangerHasNoCaseAndNothingIsSignedOverWhatHappenedMeanwhile() {
        decide(true);
        var stranger = town.officer(town.department("别" + UUID.randomUUID()), Role.WINDOW, Role.APPROVER);
        assertThat(propose(stranger, REASONS)).isEqualTo(new Act.NoSuchCase());
        assertThat(proceedings.take(new TakeMeasure(clerk, number, 2, new ProposeRectification(REASONS))))
                .isEqualTo(new Act.Meanwhile());
        assertThat(propose(town.officer(department, Role.EDITOR), REASONS)).isEqualTo(new Act.NotEntitled());
        assertUntouched(3);
    }

    @Test
    void onlyOneOfTwoWhoApproveAtOnceDoes() throws Exception {
        decide(true);
        propose(clerk, REASONS);
        try (var both = Executors.newFixedThreadPool(2)) {
            var acts = new ArrayList<Act>();
            for (var act : both.invokeAll(List.of(head, town.officer(department, Role.APPROVER)).stream()
                    .map(each -> (Callable<Act>) () -> take(each, new Rectify()))
                    .toList())) {
                acts.add(act.get());
            }
            assertThat(acts).filteredOn(Act.Done.class::isInstance).hasSize(1);
            assertThat(acts).contains(new Act.NotNow(State.GRANTED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set said = said || '{\"now\": \"别的\"}' where event = 'RECTIFY'",
                "set said = said || '{\"was\": \"别的\"}' where event = 'RECTIFY'",
                "set said = said || '{\"part\": \"LAW\"}' where event = 'RECTIFY'",
                "set said = said || '{\"proposedBy\": \"别人\"}' where event = 'RECTIFY'",
                "set said = said || '{\"now\": \"别的\"}' where event = 'PROPOSE_RECTIFICATION'",
                "set by_whom = '别人' where event = 'RECTIFY'",
                "set event = 'RECTIFY' where event = 'PROPOSE_RECTIFICATION'",
            })
    void whoBendsWhatWasCorrectedIsFound(String bent) {
        decide(true);
        propose(clerk, REASONS);
        take(head, new Rectify());
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            assertThat(jdbc.sql("update casework.case_event " + bent + " and number = :number")
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }

    private String letter() throws IOException {
        try (var content = applying.letter(resident, number, LetterKind.RECTIFIED.first())
                        .orElseThrow()
                        .content();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }
}
