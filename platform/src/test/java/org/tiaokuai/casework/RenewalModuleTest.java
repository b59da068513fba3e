package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.Submission.NotRenewable;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.Answering;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.Saving;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/** A permit that is asked for in time is renewed at its end if nobody decided, to the second, and not otherwise (行政许可法第五十条). */
@EmptyPlatform
class RenewalModuleTest {

    /** Granted on 2 March for sixty days: the last one is Labour Day, which moves nothing; 1 April is the last to ask. */
    private static final int DAYS = 60;

    private static final Instant END = Instant.parse("2026-05-01T16:00:00Z");

    @Autowired
    Drafts drafts;

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
    Certificates certificates;

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
    private final Guide item;
    private final Guide other;
    private final Officer head;
    private final Officer clerk;
    private Resident resident;
    private String permit = "";
    private String number = "";

    @Autowired
    RenewalModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        clock.standOn("2026-03-02");
        department = town.department("局" + UUID.randomUUID());
        var blank = town.item(department);
        item = SmallTown.renewing(blank, blank.code(), DAYS);
        town.publish(item, department);
        var second = town.item(department);
        other = SmallTown.renewing(second, item.code(), DAYS);
        town.publish(other, department);
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    @BeforeEach
    void somebodyHoldsAPermit() {
        clock.standOn("2026-03-02");
        resident = town.resident("周𠮷安", SmallTown.number());
        permit = granted(resident);
        clock.standOn("2026-04-01");
    }

    @AfterEach
    void theOthersDay() {
        applying.withdraw(new WithdrawApplication(resident, number));
        clock.standOn("2026-03-02");
    }

    private String granted(Resident holder) {
        var first = town.handIn(holder, item);
        accept(first);
        decide(first, true);
        return first;
    }

    private UUID filledIn(Resident applicant, Guide guide, @Nullable String choice) {
        var draft = town.filledIn(applicant, guide.code(), SmallTown.typed("开店"));
        if (choice != null) {
            assertThat(drafts.renew(applicant, guide.code(), choice)).isEqualTo(new Saving.Saved(draft));
        }
        return draft;
    }

    private Submission handIn(Resident applicant, Guide guide, @Nullable String choice) {
        return applying.submit(new SubmitApplication(applicant, filledIn(applicant, guide, choice)));
    }

    private String asked() {
        return ((Submitted) handIn(resident, item, permit)).number();
    }

    private void accept(String of) {
        assertThat(casework.receive(new ReceiveApplication(head, of, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    private Act decide(String of, boolean grant) {
        return casework.decide(new DecideApplication(head, of, grant, "理由", grant ? "" : "某法"));
    }

    private State state() {
        return applying.open(resident, number).orElseThrow().state();
    }

    private List<Happening> history() {
        return applying.open(resident, number).orElseThrow().history();
    }

    private void keptAt(Instant moment) {
        clock.pass(Duration.between(clock.instant(), moment));
        casework.keepTime();
    }

    private void keptOn(String day) {
        clock.standOn(day);
        casework.keepTime();
    }

    private CertificateView certificate(String of) {
        return certificates.ofCase(of).orElseThrow();
    }

    private List<LetterKind> letters() {
        return letters.of(number).stream()
                .map(LetterView::name)
                .map(name -> name.kind())
                .toList();
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> List.of(number, permit).contains(finding.about()))
                .toList();
    }

    /** Brought to where it stands when the permit ends. */
    private void bringTo(State state) {
        switch (state) {
            case SUBMITTED -> {
                bringTo(State.CORRECTING);
                clock.pass(Duration.ofDays(29));
                corrections.answer(new AnswerPage(resident, number, "wish", SmallTown.typed("听雨路 8 号")));
                assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
            }
            case CORRECTING -> {
                var points = List.of(Point.ofPage("wish", "请写明地址"));
                assertThat(corrections.request(new RequestCorrection(head, number, points, 40)))
                        .isInstanceOf(Act.Done.class);
            }
            case ACCEPTED -> accept(number);
            case SUSPENDED -> {
                accept(number);
                var lasts = Term.general(40, Term.Unit.WORKING_DAY);
                var hearing = new SpecialProcedure(Event.HEARING, lasts, "要听证", "");
                proceedings.take(new TakeMeasure(clerk, number, null, new Propose(hearing)));
                assertThat(proceedings.take(new TakeMeasure(head, number, null, new Approve())))
                        .isInstanceOf(Act.Done.class);
            }
            case NOT_ACCEPTED, GRANTED, REFUSED, WITHDRAWN, TERMINATED, REVOKED, ANNULLED ->
                throw new IllegalArgumentException("It would be over");
        }
        assertThat(state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SUBMITTED", "CORRECTING", "ACCEPTED", "SUSPENDED"})
    void whatWasAskedForInTimeIsRenewedWhenTheLastSecondIsOverWhereverItStands(State state) {
        number = asked();
        bringTo(state);
        keptAt(END.minusMillis(1));
        assertThat(state()).as("the last day is a holiday, and is the last").isEqualTo(state);
        keptAt(END);
        assertThat(state()).isEqualTo(State.GRANTED);
        var renewed = history().getLast();
        assertThat(renewed.event().renews()).isTrue();
        assertThat(renewed.event().from()).contains(state);
        assertThat(renewed.at()).isEqualTo(END);
        assertThat(renewed.byWhom()).isEmpty();
        assertThat(letters()).last().isEqualTo(LetterKind.RENEWED);
        var before = certificate(permit);
        assertThat(before.standing()).isEqualTo(Standing.EXPIRED);
        assertThat(before.renewedFrom()).isEqualTo("2026-05-02");
        assertThat(certificate(number))
                .returns(Standing.VALID, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-06-30"), CertificateView::validUntil)
                .returns(before.item(), CertificateView::item)
                .satisfies(each -> assertThat(each.statements())
                        .as("what was corrected is said anew")
                        .containsExactly(new Statement("事由", state == State.SUBMITTED ? "听雨路 8 号" : "开店")));
        assertThat(found()).isEmpty();
    }

    @Test
    void afterThePlatformStoodStillOfTwoSilencesTheEarlierOneIsWrittenFirst() {
        number = asked();
        keptOn("2026-07-01");
        assertThat(history())
                .extracting(Happening::event)
                .containsExactly(State.Event.SUBMIT, State.Event.DEEM_ACCEPTED, State.Event.DEEM_RENEWED);
        assertThat(history()).extracting(Happening::at).isSorted().endsWith(END);
        assertThat(letters()).containsExactly(LetterKind.ACCEPTED, LetterKind.RENEWED);
        assertThat(certificate(number).standing())
                .as("its own time was over by then, too")
                .isEqualTo(Standing.EXPIRED);
        assertThat(found()).isEmpty();
        casework.keepTime();
        assertThat(history()).hasSize(3);
    }

    @Test
    void ofSeveralNodesExactlyOneRenewsIt() throws Exception {
        number = asked();
        accept(number);
        clock.pass(Duration.between(clock.instant(), END));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var node : nodes.invokeAll(Collections.nCopies(8, Executors.callable(casework::keepTime)))) {
                node.get();
            }
        }
        assertThat(history()).filteredOn(each -> each.event().renews()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from certificate.certificate where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(letters()).containsExactly(LetterKind.ACCEPTED, LetterKind.RENEWED);
        assertThat(told()).filteredOn(each -> each.startsWith("RENEWED")).hasSize(1);
    }

    private List<String> told() {
        return jdbc.sql("""
                        select kind || ' ' || duty || ' '
                            || to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')
                        from casework.reminder where number = :number order by id
                        """).param("number", number).query(String.class).list();
    }

    @Test
    void theOfficeIsRemindedBeforeItsSilenceRenewsAndToldWhenItDid() {
        number = asked();
        accept(number);
        assertThat(due()).as("of the promise").isEqualTo("2026-04-16");
        keptOn("2026-04-30");
        assertThat(told()).anyMatch(each -> each.startsWith("NOTICE RENEWAL"));
        assertThat(told()).noneMatch(each -> each.startsWith("OVER RENEWAL"));
        keptAt(END);
        assertThat(told()).last().isEqualTo("RENEWED_BY_SILENCE RENEWAL 2026-05-02 00:00:00");
        assertThat(listed(head)).isTrue();
        assertThat(listed(clerk)).as("a clerk does not decide").isFalse();
        assertThat(listed(town.officer(town.department("别" + UUID.randomUUID()), Role.values())))
                .isFalse();
        clock.standOn("2026-06-02");
        assertThat(listed(head)).as("a month later it is no news").isFalse();
    }

    private boolean listed(Officer officer) {
        return reminders.of(officer, 50).stream().anyMatch(each -> each.number().equals(number));
    }

    private String due() {
        return jdbc.sql("select due_on::text from casework.application where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    /** A hearing lets the clock of the decision stand, and the permit ends all the same. */
    @Test
    void theEndOfThePermitIsWhatTheLawSetsOnceItIsTheEarlierDay() {
        number = asked();
        bringTo(State.SUSPENDED);
        assertThat(applying.open(resident, number).orElseThrow().clock().legal())
                .isNotNull()
                .satisfies(limit -> assertThat(limit.due()).isEqualTo("2026-05-01"));
    }

    @Test
    void askedForOneDayTooLateItIsNotRenewedBySilenceAndMayBeGrantedFromThatDayOn() {
        clock.standOn("2026-04-02");
        number = asked();
        accept(number);
        keptOn("2026-05-20");
        assertThat(state()).isEqualTo(State.ACCEPTED);
        assertThat(certificate(permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(decide(number, true)).isInstanceOf(Act.Done.class);
        assertThat(certificate(number))
                .as("no day in between becomes valid afterwards")
                .returns(LocalDate.parse("2026-05-20"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-07-19"), CertificateView::validUntil);
        assertThat(found()).isEmpty();
    }

    @Test
    void whoDecidesAfterTheEndFindsThatSilenceHasRenewedIt() {
        number = asked();
        accept(number);
        clock.pass(Duration.between(clock.instant(), END));
        assertThat(decide(number, false)).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(history().getLast()).returns(END, Happening::at);
        assertThat(certificate(number).standing()).isEqualTo(Standing.VALID);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant", "receive", "ask", "extend", "terminate", "withdraw"})
    void noActAfterTheEndTakesTheRenewalAway(String act) {
        number = asked();
        if (!act.equals("receive") && !act.equals("ask")) {
            accept(number);
        }
        clock.standOn("2026-05-04");
        var done =
                switch (act) {
                    case "grant" -> decide(number, true);
                    case "receive" -> casework.receive(new ReceiveApplication(head, number, false, "不受理", "某法"));
                    case "ask" ->
                        corrections.request(
                                new RequestCorrection(head, number, List.of(Point.ofPage("wish", "请写明地址")), 5));
                    case "extend" -> proceedings.take(new TakeMeasure(head, number, null, new Extend("要等")));
                    case "terminate" ->
                        proceedings.take(new TakeMeasure(head, number, null, new Terminate("人已故", "某法")));
                    default -> applying.withdraw(new WithdrawApplication(resident, number));
                };
        assertThat(done).isEqualTo(new Act.NotNow(State.GRANTED));
        assertThat(history().getLast().at()).isEqualTo(END);
    }

    @Test
    void whatIsCorrectedAfterTheEndIsNotAskedForAnyMore() {
        number = asked();
        bringTo(State.CORRECTING);
        clock.standOn("2026-05-04");
        assertThat(corrections.answer(new AnswerPage(resident, number, "wish", SmallTown.typed("听雨路"))))
                .isEqualTo(new Answering.NotAsked());
        assertThat(corrections.handIn(resident, number)).isEqualTo(new HandingIn.NotAsked());
        assertThat(state()).isEqualTo(State.GRANTED);
    }

    @Test
    void whatIsGrantedBeforeTheEndFollowsOnAndUntilThenTheOldOneHolds() {
        number = asked();
        accept(number);
        assertThat(decide(number, true)).isInstanceOf(Act.Done.class);
        assertThat(certificate(permit))
                .returns(Standing.VALID, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::renewedFrom);
        assertThat(certificate(number))
                .returns(Standing.UPCOMING, CertificateView::standing)
                .returns(LocalDate.parse("2026-05-02"), CertificateView::validFrom)
                .returns(LocalDate.parse("2026-06-30"), CertificateView::validUntil);
        keptOn("2026-05-01");
        assertThat(certificate(permit).standing()).isEqualTo(Standing.VALID);
        keptOn("2026-05-02");
        assertThat(certificate(permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(certificate(number).standing()).isEqualTo(Standing.VALID);
        assertThat(history()).noneMatch(each -> each.event().renews());
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasRenewedIsRenewedAgainByItsOwnCase() {
        number = asked();
        accept(number);
        decide(number, true);
        var first = number;
        assertThat(held()).as("it is continued, or has not begun").isEmpty();
        clock.standOn("2026-05-20");
        assertThat(held()).containsExactly(first);
        number = ((Submitted) handIn(resident, other, first)).number();
        accept(number);
        keptOn("2026-07-01");
        assertThat(certificate(number))
                .returns(LocalDate.parse("2026-07-01"), CertificateView::validFrom)
                .returns(item.code(), CertificateView::item);
    }

    private List<String> held() {
        return certificates.held(resident.personKey(), item.code()).stream()
                .map(Certificates.Held::caseNumber)
                .toList();
    }

    @Test
    void whatIsRefusedEndsWhenItWouldHaveEnded() {
        number = asked();
        accept(number);
        assertThat(decide(number, false)).isInstanceOf(Act.Done.class);
        keptOn("2026-05-01");
        assertThat(certificate(permit).standing()).isEqualTo(Standing.VALID);
        keptOn("2026-05-02");
        assertThat(certificate(permit).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(state()).isEqualTo(State.REFUSED);
        assertThat(certificates.ofCase(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasWithdrawnOrTerminatedIsNotRenewed(boolean byOffice) {
        number = asked();
        accept(number);
        assertThat(
                        byOffice
                                ? proceedings.take(new TakeMeasure(head, number, null, new Terminate("人已故", "某法")))
                                : applying.withdraw(new WithdrawApplication(resident, number)))
                .isInstanceOf(Act.Done.class);
        keptOn("2026-05-20");
        assertThat(state()).isEqualTo(byOffice ? State.TERMINATED : State.WITHDRAWN);
        assertThat(certificates.ofCase(number)).isEmpty();
    }

    @Test
    void whoAsksForSomethingNewIsRenewedNothing() {
        number = ((Submitted) handIn(resident, item, "")).number();
        accept(number);
        keptOn("2026-05-20");
        assertThat(state()).isEqualTo(State.ACCEPTED);
        decide(number, true);
        assertThat(certificate(number).validFrom()).isNull();
    }

    @Test
    void onlyOnesOwnCertificateOfThatItemThatIsInForceCanBeChosen() {
        var stranger = town.resident("李四", SmallTown.number());
        clock.standOn("2026-03-02");
        var theirs = granted(stranger);
        var elsewhere = ((Submitted) handIn(resident, town.item(department), null)).number();
        accept(elsewhere);
        decide(elsewhere, true);
        clock.standOn("2026-04-01");
        for (var none : List.of(theirs, elsewhere, "20260302-000000", "", "' or true", "\u0000")) {
            assertThat(drafts.renew(resident, other.code(), none)).as(none).isEqualTo(new Saving.NoSuchPage());
        }
        assertThat(drafts.renew(resident, "NONE", permit)).isEqualTo(new Saving.NoSuchPage());
        clock.standOn("2026-05-02");
        assertThat(drafts.renew(resident, other.code(), permit))
                .as("it has ended")
                .isEqualTo(new Saving.NoSuchPage());
    }

    @Test
    void whoHoldsNothingHandsNothingInToBeRenewed() {
        var nobody = town.resident("李四", SmallTown.number());
        assertThat(handIn(nobody, other, null)).isInstanceOf(Submission.Incomplete.class);
        assertThat(handIn(resident, other, null)).as("nor who chose nothing").isInstanceOf(Submission.Incomplete.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsGoneSinceItWasChosenIsNotHandedIn(boolean revoked) {
        var draft = filledIn(resident, other, permit);
        if (revoked) {
            revoke();
        } else {
            clock.standOn("2026-05-02");
        }
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isInstanceOf(Submission.Incomplete.class);
        assertThat(drafts.draft(resident, other.code())).as("the draft stays").isPresent();
    }

    @Test
    void onePermitIsAskedToBeRenewedOnceAtATime() {
        number = asked();
        assertThat(handIn(resident, other, permit)).isEqualTo(new NotRenewable(number));
        assertThat(handIn(resident, item, permit)).isEqualTo(new NotRenewable(number));
        applying.withdraw(new WithdrawApplication(resident, number));
        number = ((Submitted) handIn(resident, item, permit)).number();
    }

    @Test
    void ofTwoAtTheSameMomentOneIsTaken() throws Exception {
        var one = filledIn(resident, item, permit);
        var two = filledIn(resident, other, permit);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Submission> first = () -> applying.submit(new SubmitApplication(resident, one));
            Callable<Submission> second = () -> applying.submit(new SubmitApplication(resident, two));
            var outcomes = List.of(threads.submit(first), threads.submit(second));
            var taken = new ArrayList<Submission>();
            for (var outcome : outcomes) {
                taken.add(outcome.get());
            }
            assertThat(taken).filteredOn(Submitted.class::isInstance).hasSize(1);
            assertThat(taken).filteredOn(NotRenewable.class::isInstance).hasSize(1);
            number = taken.stream()
                    .flatMap(each -> each instanceof Submitted done ? Stream.of(done.number()) : Stream.empty())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void revoke() {
        assertThat(certificates.revoke(new RevokeCertificate(permit, head, "行政许可法第六十九条", "以欺骗取得")))
                .isInstanceOf(Revocation.Revoked.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SUBMITTED", "CORRECTING", "ACCEPTED", "SUSPENDED"})
    void onceThePermitIsRevokedNothingIsLeftToRenew(State state) {
        number = asked();
        bringTo(state);
        revoke();
        assertThat(state()).isEqualTo(State.TERMINATED);
        assertThat(history().getLast().event().lapses()).isTrue();
        assertThat(letters()).last().isEqualTo(LetterKind.TERMINATED);
        assertThat(decide(number, true)).isEqualTo(new Act.NotNow(State.TERMINATED));
        keptOn("2026-05-20");
        assertThat(state()).isEqualTo(State.TERMINATED);
        assertThat(certificates.ofCase(number)).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void whatSilenceHadRenewedBeforeThePermitWasRevokedStands() {
        number = asked();
        accept(number);
        clock.standOn("2026-05-04");
        revoke();
        assertThat(state()).isEqualTo(State.GRANTED);
        assertThat(history().getLast().at()).isEqualTo(END);
        assertThat(found()).isEmpty();
    }

    @Test
    void aCertificateThatWasLostMeanwhileIsTheSamePermit() {
        number = asked();
        accept(number);
        assertThat(proceedings.reissue(resident, permit, null, Replacement.LOST))
                .isInstanceOf(Act.Done.class);
        keptAt(END);
        assertThat(state()).isEqualTo(State.GRANTED);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatSilenceRenewedCanBeTakenBackAndDecidedAgain() {
        number = asked();
        accept(number);
        keptOn("2026-05-04");
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        var order = new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, Ruling.REMANDED, null);
        assertThat(proceedings.take(new TakeMeasure(head, number, null, new Conclude(order))))
                .isInstanceOf(Act.Done.class);
        assertThat(state()).isEqualTo(State.ACCEPTED);
        assertThat(certificate(number).standing()).isEqualTo(Standing.REVOKED);
        keptOn("2026-06-20");
        assertThat(state()).as("silence renews once").isEqualTo(State.ACCEPTED);
        assertThat(decide(number, true)).isInstanceOf(Act.Done.class);
        assertThat(certificate(number).validFrom()).isEqualTo("2026-06-20");
        assertThat(found()).isEmpty();
    }

    @Test
    void aRenewalThatWasNeverAcceptedIsTakenBackTooAndTheCheckFollows() {
        number = asked();
        bringTo(State.CORRECTING);
        keptOn("2026-05-04");
        var day = clock.instant().atZone(Text.ZONE).toLocalDate();
        var order = new Outcome(Body.COURT, "区法院", "行初" + UUID.randomUUID(), day, Ruling.REMANDED, null);
        assertThat(proceedings.take(new TakeMeasure(head, number, null, new Conclude(order))))
                .isInstanceOf(Act.Done.class);
        assertThat(found()).isEmpty();
    }

    /** What is found of the case after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String sql) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(sql)
                            .param("number", number)
                            .param("permit", permit)
                            .update())
                    .isPositive();
            return found();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "said || '{\"validUntil\": \"2026-04-15\"}'",
                "said || '{\"validUntil\": \"2026-05-02\"}'",
                "said || '{\"renews\": \"20260302-000000\"}'",
                "said - 'renews'",
                "'{}'"
            })
    void whoBendsWhatWasAskedForIsFound(String bent) {
        number = asked();
        assertThat(found("update casework.case_event set said = " + bent
                        + " where number = :number and event = 'SUBMIT' and :permit <> ''"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid_from = '2026-04-01'",
                "valid_from = null",
                "valid_until = '2027-06-30'",
                "renews = 'other'",
                "renews = null, valid_from = null"
            })
    void whoBendsWhatTheRenewedCertificateSaysIsFound(String bent) {
        number = asked();
        accept(number);
        keptAt(END);
        assertThat(found("update certificate.certificate set " + bent
                        + " where case_number = :number and :permit <> ''"))
                .isNotEmpty();
    }

    private void bend(String said) {
        assertThat(jdbc.sql("update casework.case_event set said = said || cast(:said as jsonb)"
                                + " where number = :number and event = 'SUBMIT'")
                        .param("said", said)
                        .param("number", number)
                        .update())
                .isEqualTo(1);
    }

    /** Silence is made to speak nine days late, and the row is put back before the night. */
    @Test
    void aLastDayThatWasBentUntilSilenceHadRenewedAndPutBackIsNamed() {
        number = asked();
        accept(number);
        bend("{\"validUntil\": \"2026-05-10\"}");
        jdbc.sql("update casework.application set wakes_at = '2026-04-01' where number = ?")
                .param(number)
                .update();
        keptOn("2026-05-04");
        assertThat(state()).isEqualTo(State.ACCEPTED);
        keptOn("2026-05-11");
        assertThat(state()).isEqualTo(State.GRANTED);
        bend("{\"validUntil\": \"2026-05-01\"}");
        assertThat(found()).isNotEmpty().allMatch(finding -> finding.fault() == Fault.CONTRADICTED);
        assertThat(found()).anyMatch(finding -> finding.standing().contains("DEEM_RENEWED"));
    }

    @Test
    void aPermitThatWasBentUntilItWasRenewedAndPutBackIsNamed() {
        var stranger = town.resident("李四", SmallTown.number());
        clock.standOn("2026-03-02");
        var theirs = granted(stranger);
        clock.standOn("2026-04-01");
        number = asked();
        accept(number);
        bend("{\"renews\": \"" + theirs + "\"}");
        decide(number, true);
        bend("{\"renews\": \"" + permit + "\"}");
        assertThat(found()).isNotEmpty().allMatch(finding -> finding.fault() == Fault.CONTRADICTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update casework.case_event set at = at - interval '1 second' where event = 'DEEM_RENEWED'",
                "update casework.case_event set at = at + interval '1 day' where event = 'DEEM_RENEWED'",
                "update casework.case_event set at = '2026-04-20' where event = 'SUBMIT'",
                "update casework.case_event set said = said - 'renews' - 'validUntil' where event = 'SUBMIT'",
                "update casework.case_event set said = said || '{\"validUntil\": \"soon\"}' where event = 'SUBMIT'"
            })
    void aRenewalAtAnotherMomentThanTheEndIsContradicted(String bent) {
        number = asked();
        accept(number);
        keptAt(END);
        assertThat(found(bent + " and number = :number and :permit <> ''"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.standing().contains("DEEM_RENEWED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"holder_key = 'somebody else'", "valid_until = '2026-12-31'", "case_number = 'other'"})
    void aPermitThatIsAnotherOneThanWasSaidIsContradicted(String bent) {
        number = asked();
        assertThat(found("update certificate.certificate set " + bent
                        + " where case_number = :permit and :number <> ''"))
                .anyMatch(finding -> finding.fault() == Fault.CONTRADICTED
                        && finding.about().equals(number)
                        && finding.standing().contains(permit));
    }

    @Test
    void anOfficerWhoOpensTheCaseAfterTheEndReadsWhatIsOver() {
        number = asked();
        accept(number);
        clock.standOn("2026-05-04");
        assertThat(casework.open(head, number).orElseThrow().state()).isEqualTo(State.GRANTED);
        assertThat(checks.check().findings())
                .noneMatch(finding -> finding.about().equals(resident.personKey()));
    }
}
