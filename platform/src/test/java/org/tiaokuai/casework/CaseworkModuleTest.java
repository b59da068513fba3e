package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.statute.Term;

@EmptyPlatform
class CaseworkModuleTest {

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final Privacy privacy;
    private final Certificates certificates;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private Resident resident;

    @Autowired
    CaseworkModuleTest(
            Drafts drafts,
            Applying applying,
            Casework casework,
            Privacy privacy,
            Certificates certificates,
            SmallTown town) {
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.privacy = privacy;
        this.certificates = certificates;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    @BeforeEach
    void itIsAMonday(@Autowired SettableClock clock) {
        clock.standOn("2026-03-02");
    }

    private String submitted() {
        return town.handIn(resident, item.code(), SmallTown.typed("开一家小店"));
    }

    private Officer officer(Role... roles) {
        return town.officer(department, roles);
    }

    @Test
    void aCaseGoesFromDraftToResultAndEveryoneSeesWhatIsTheirs() {
        var number = submitted();
        var window = officer(Role.WINDOW);
        var approver = officer(Role.APPROVER);
        assertThat(casework.receive(new ReceiveApplication(window, number, true, "", "")))
                .isEqualTo(new Act.Done(number, State.Event.ACCEPT, State.ACCEPTED));
        assertThat(casework.decide(new DecideApplication(approver, number, true, "", "")))
                .isEqualTo(new Act.Done(number, State.Event.GRANT, State.GRANTED));
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.state()).isEqualTo(State.GRANTED);
        assertThat(mine.answers()).containsEntry("wish", "开一家小店").containsEntry("name", "周𠮷安");
        assertThat(mine.history())
                .extracting(Happening::event)
                .containsExactly(State.Event.SUBMIT, State.Event.ACCEPT, State.Event.GRANT);
        assertThat(applying.mine(resident).cases()).extracting(CaseLine::number).containsExactly(number);
        assertThat(applying.mine(resident).drafts()).isEmpty();
    }

    @Test
    void eachStepOfACaseIsInTheLedgerAndNothingOfThePersonIs(@Autowired Ledger ledger) {
        var number = submitted();
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        casework.decide(new DecideApplication(officer(Role.APPROVER), number, true, "", ""));
        await().untilAsserted(() -> assertThat(ledger.about(number)).hasSize(5));
        assertThat(ledger.about(number))
                .extracting(LeafView::text)
                .noneMatch(text -> text.contains("𠮷") || text.contains("开一家小店"))
                .satisfiesExactly(
                        text -> assertThat(text).contains("\"event\":\"SUBMIT\""),
                        text -> assertThat(text).contains("\"event\":\"ACCEPT\""),
                        text -> assertThat(text).contains("\"event\":\"GRANT\""),
                        text -> assertThat(text)
                                .contains("\"kind\":\"DECISION\"")
                                .contains("GRANTED"),
                        text -> assertThat(text).contains("\"kind\":\"CERTIFICATE\""));
    }

    @Test
    void theDueDayIsThatOfAcceptanceFirstAndOfThePromiseThen() {
        var number = submitted();
        assertThat(queued(number).dueOn()).isEqualTo(LocalDate.parse("2026-03-09"));
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        assertThat(queued(number).dueOn()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(applying.open(resident, number).orElseThrow().clock().due().due())
                .isEqualTo(LocalDate.parse("2026-03-16"));
    }

    @Test
    void aDayThatNoNoticeReachesYetIsProvisionalInTheListAsOnTheCase(@Autowired SettableClock clock) {
        clock.standOn("2028-03-01");
        var number = submitted();
        assertThat(applying.mine(resident).cases().getFirst().provisional()).isTrue();
        assertThat(applying.open(resident, number).orElseThrow().clock().due().provisional())
                .isTrue();
        clock.standOn("2026-03-02");
        resident = town.resident("周𠮷安", SmallTown.number());
        submitted();
        assertThat(applying.mine(resident).cases().getFirst().provisional()).isFalse();
    }

    private static QueueFilter filter(String state, String number, String after) {
        return new QueueFilter("", state, number, after, QueueFilter.PAGE);
    }

    private QueueView.Row queued(String number) {
        return casework.queue(officer(Role.WINDOW), filter(QueueFilter.ALL, "", "")).rows().stream()
                .filter(row -> row.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theQueueShowsAMaskedNameAndLeavesNoTraceOfAReadButOpeningDoes() {
        var number = submitted();
        assertThat(queued(number).applicant()).isEqualTo("周*安");
        assertThat(privacy.readsFor(number)).isEmpty();
        var opened = casework.open(officer(Role.WINDOW), number).orElseThrow();
        assertThat(opened.applicantNumber().ruling()).isEqualTo(Ruling.MASK);
        assertThat(privacy.readsFor(number)).hasSize(1);
    }

    @Test
    void anotherDepartmentAnotherPersonAndAStrangerFindNothing() {
        var number = submitted();
        var others = town.officer(town.department("别局" + UUID.randomUUID()), Role.values());
        var neighbour = town.resident("邻居", SmallTown.number());
        assertThat(casework.open(others, number)).isEmpty();
        assertThat(applying.open(neighbour, number)).isEmpty();
        assertThat(casework.receive(new ReceiveApplication(others, number, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(applying.withdraw(new WithdrawApplication(neighbour, number)))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(casework.queue(others, QueueFilter.mine(50)).rows()).isEmpty();
        assertThat(applying.open(resident, "20260302-9999999")).isEmpty();
        assertThat(applying.open(resident, "' or true --")).isEmpty();
        assertThat(privacy.readsFor(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "2026-13-45_20260302-0000421",
                "2026-03-02_\u0000",
                "9999999-01-01_x",
                "_",
                "'",
                "2026-02-31_",
                "0000-00-00_1"
            })
    void aFilterThatNobodyCouldHaveChosenIsNoTrouble(String strange) {
        submitted();
        var window = officer(Role.WINDOW);
        assertThat(casework.queue(window, filter("", "", strange)).waiting()).isEqualTo(1);
        assertThat(casework.queue(window, filter("", strange, "")).waiting()).isEqualTo(1);
        assertThat(casework.queue(window, filter("X" + strange, "", "")).rows()).isEmpty();
    }

    @Test
    void aQueueShowsWhatThePostMayActOnUnlessAllIsAskedFor() {
        var toAccept = submitted();
        var toDecide = submitted();
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), toDecide, true, "", ""));
        assertThat(numbers(officer(Role.WINDOW), "")).containsExactly(toAccept);
        assertThat(numbers(officer(Role.APPROVER), "")).containsExactly(toDecide);
        assertThat(numbers(officer(Role.WINDOW, Role.APPROVER), "")).containsExactly(toAccept, toDecide);
        assertThat(numbers(officer(Role.WINDOW), QueueFilter.ALL)).containsExactly(toAccept, toDecide);
        assertThat(numbers(officer(Role.WINDOW), "ACCEPTED")).containsExactly(toDecide);
        assertThat(numbers(officer(Role.WINDOW), "GRANTED")).isEmpty();
        assertThat(numbers(officer(Role.SUPERVISOR), "")).isEmpty();
        assertThat(casework.queue(officer(Role.APPROVER), QueueFilter.mine(50)).waiting())
                .isEqualTo(1);
    }

    @Test
    void aQueueIsReadPageAfterPageWithoutARepeatedOrAMissingRow() {
        var expected = List.of(submitted(), submitted(), submitted(), submitted(), submitted());
        expected.stream()
                .skip(3)
                .forEach(
                        number -> casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", "")));
        var read = new ArrayList<String>();
        var after = "";
        QueueView page;
        do {
            page = casework.queue(officer(Role.WINDOW), new QueueFilter("", QueueFilter.ALL, "", after, 2));
            page.rows().forEach(row -> read.add(row.number()));
            after = page.rows().getLast().dueOn() + "_" + page.rows().getLast().number();
        } while (page.more());
        assertThat(read).containsExactlyElementsOf(expected);
    }

    private List<String> numbers(Officer officer, String state) {
        return casework.queue(officer, filter(state, "", "")).rows().stream()
                .map(QueueView.Row::number)
                .toList();
    }

    @Test
    void aCaseIsFoundByItsNumberHoweverItWasTyped() {
        var number = submitted();
        var window = officer(Role.WINDOW);
        for (var typed : List.of(number, number.replace("-", ""), number.substring(0, 12), " " + number + " ")) {
            assertThat(casework.queue(window, filter("", typed, "")).rows())
                    .as(typed)
                    .hasSize(1);
        }
        assertThat(casework.queue(window, filter("", "19990101", "")).rows()).isEmpty();
        assertThat(casework.queue(window, filter("", "x", "")).rows()).isEmpty();
    }

    @Test
    void aListNamesWhatACaseIsAboutAndHowMuchOfItsTimeIsUsed() {
        var row = queued(submitted());
        assertThat(row.about()).isEqualTo("开一家小店");
        assertThat(row.used()).isZero();
        assertThat(row.total()).isEqualTo(5);
        assertThat(row.left()).isEqualTo(5);
    }

    @Test
    void aPageLeftForLaterKeepsWhatWasTypedAndCountsAsUnfinished() {
        drafts.save(new SavePage(resident, item.code(), "you", Map.of()));
        var half = new SavePage(resident, item.code(), "wish", Map.of("wish", "太".repeat(101), "illness", "无"), true);
        assertThat(drafts.save(half)).isInstanceOf(Saving.Saved.class);
        var draft = drafts.draft(resident, item.code()).orElseThrow();
        assertThat(draft.answers()).containsEntry("wish", "太".repeat(101)).containsEntry("illness", "无");
        assertThat(draft.unfinished(draft.form().page("wish").orElseThrow())).isTrue();
        assertThat(draft.complete()).isFalse();
        assertThat(applying.submit(new SubmitApplication(resident, Objects.requireNonNull(draft.id()))))
                .isInstanceOf(Submission.Incomplete.class);
        drafts.save(new SavePage(resident, item.code(), "wish", SmallTown.typed("好了"), true));
        assertThat(drafts.draft(resident, item.code()).orElseThrow().complete()).isTrue();
    }

    @Test
    void aPageThatWasDoneIsUnfinishedAgainWhenItIsLeftWithAFault() {
        town.filledIn(resident, item.code(), SmallTown.typed("完整的"));
        drafts.save(new SavePage(resident, item.code(), "wish", SmallTown.typed(""), true));
        assertThat(drafts.draft(resident, item.code()).orElseThrow().complete()).isFalse();
    }

    @Test
    void whoAppliesForTheSameAgainIsToldOfTheCaseThatIsStillOpen() {
        assertThat(drafts.draft(resident, item.code()).orElseThrow().alreadyOpen())
                .isEmpty();
        var number = submitted();
        assertThat(drafts.draft(resident, item.code()).orElseThrow().alreadyOpen())
                .contains(number);
        applying.withdraw(new WithdrawApplication(resident, number));
        assertThat(drafts.draft(resident, item.code()).orElseThrow().alreadyOpen())
                .isEmpty();
    }

    @Test
    void beforeAcceptanceTheLawGivesTheGroundsAndAfterItTheGuide() {
        var number = submitted();
        var window = officer(Role.WINDOW);
        assertThat(casework.open(window, number).orElseThrow().grounds())
                .extracting(Guide.Ground::law)
                .contains("行政许可法第三十二条第一款第二项");
        casework.receive(new ReceiveApplication(window, number, true, "", ""));
        assertThat(casework.open(window, number).orElseThrow().grounds()).isEqualTo(item.refusalGrounds());
    }

    @Test
    void aRefusalNamesWhereToAppealAndTheLastDays() {
        var number = submitted();
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        casework.decide(new DecideApplication(officer(Role.APPROVER), number, false, "不够", "法"));
        var decision = applying.open(resident, number).orElseThrow().decision();
        assertThat(Objects.requireNonNull(decision).remedies())
                .contains("2026年5月6日（周三）前向无锡市人民政府申请行政复议")
                .contains("2026年9月2日（周三）前向人民法院");
    }

    @Test
    void anotherPersonsDraftIsNotTheirsToHandInAndNobodyElsesNameGoesIn() {
        var draft = town.filledIn(resident, item.code(), SmallTown.typed("x"));
        var neighbour = town.resident("邻居", SmallTown.number());
        assertThat(applying.submit(new SubmitApplication(neighbour, draft))).isEqualTo(new Submission.NoSuchDraft());
        assertThat(applying.submit(new SubmitApplication(resident, UUID.randomUUID())))
                .isEqualTo(new Submission.NoSuchDraft());
        drafts.save(new SavePage(resident, item.code(), "you", Map.of("name", "冒名", "citizenNumber", "1")));
        assertThat(drafts.draft(resident, item.code()).orElseThrow().answers()).containsEntry("name", "周𠮷安");
    }

    @Test
    void anOfficersOwnCaseIsAColleaguesAndNotThereForThem() {
        var citizen = SmallTown.number();
        var person = town.registered("两重身份", citizen);
        var number = town.handIn(person, item);
        var oneself = town.employed(department, citizen, Role.WINDOW, Role.APPROVER);
        assertThat(casework.receive(new ReceiveApplication(oneself, number, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(casework.open(oneself, number)).isEmpty();
        assertThat(casework.rows(oneself, List.of(number))).isEmpty();
        assertThat(numbers(oneself, QueueFilter.ALL)).isEmpty();
        assertThat(casework.queue(oneself, filter(QueueFilter.ALL, "", "")).waiting())
                .isZero();
        assertThat(numbers(officer(Role.WINDOW), "")).containsExactly(number);
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        casework.decide(new DecideApplication(officer(Role.APPROVER), number, true, "", ""));
        assertThat(casework.letter(oneself, number, LetterKind.ACCEPTED.first()))
                .isEmpty();
        assertThat(certificates.revocable(officer(Role.APPROVER), number)).isPresent();
        assertThat(certificates.revocable(oneself, number)).isEmpty();
        assertThat(certificates.revoke(new RevokeCertificate(number, oneself, "行政许可法第六十九条", "x")))
                .isEqualTo(new Certificates.Revocation.NoSuchCertificate());
    }

    @Test
    void whatTheSamePersonAskedForElsewhereIsNotToldToThatPerson() {
        var citizen = SmallTown.number();
        var person = town.registered("两重身份", citizen);
        for (int at = 0; at < 2; at++) {
            town.handIn(person, item);
        }
        var number = applying.mine(person).cases().getFirst().number();
        assertThat(casework.twins(officer(Role.WINDOW), number)).hasSize(1);
        assertThat(casework.twins(town.employed(department, citizen, Role.WINDOW), number))
                .isEmpty();
    }

    @Test
    void nothingIsSignedOverWhatTheOfficerHasNotSeen() {
        var number = submitted();
        var window = officer(Role.WINDOW);
        var approver = officer(Role.APPROVER);
        int seen = casework.open(window, number).orElseThrow().history().size();
        assertThat(casework.receive(new ReceiveApplication(window, number, seen, true, "", "")))
                .isInstanceOf(Act.Done.class);
        assertThat(casework.receive(new ReceiveApplication(window, number, seen, false, "理由", "法")))
                .isEqualTo(new Act.Meanwhile());
        assertThat(casework.decide(new DecideApplication(approver, number, seen, true, "", "")))
                .isEqualTo(new Act.Meanwhile());
        assertThat(casework.decide(new DecideApplication(window, number, seen, true, "", "")))
                .as("to whom it is not open nothing is told")
                .isEqualTo(new Act.NotEntitled());
        assertThat(casework.decide(new DecideApplication(approver, number, seen + 1, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    @Test
    void aPageWithFaultsIsNotSavedAndAnIncompleteDraftIsNotTaken() {
        var faulty = drafts.save(new SavePage(resident, item.code(), "wish", SmallTown.typed("")));
        assertThat(faulty).isInstanceOf(Saving.Faulty.class);
        assertThat(drafts.draft(resident, item.code()).orElseThrow().id()).isNull();
        var half = (Saving.Saved) drafts.save(new SavePage(resident, item.code(), "wish", SmallTown.typed("x")));
        assertThat(applying.submit(new SubmitApplication(resident, half.draft())))
                .isInstanceOf(Submission.Incomplete.class);
        assertThat(applying.mine(resident).cases()).isEmpty();
        assertThat(applying.mine(resident).drafts()).hasSize(1);
    }

    @Test
    void aPageOrAnItemThatIsNotThereSaysSo() {
        assertThat(drafts.save(new SavePage(resident, item.code(), "nothing", Map.of())))
                .isEqualTo(new Saving.NoSuchPage());
        assertThat(drafts.save(new SavePage(resident, "nothing", "you", Map.of())))
                .isEqualTo(new Saving.NoSuchPage());
        assertThat(drafts.draft(resident, "nothing")).isEmpty();
    }

    @Test
    void aCaseKeepsTheGuideUnderWhichItWasBegun() {
        town.filledIn(resident, item.code(), SmallTown.typed("先填的"));
        town.publish(SmallTown.guide(department, item.code(), "改了名字的许可", 3), department);
        var number = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.offer().version()).isEqualTo(1);
        assertThat(mine.clock().due().term()).isEqualTo(Term.general(10, Term.Unit.WORKING_DAY));
        assertThat(drafts.draft(resident, item.code()).orElseThrow().offer().version())
                .isEqualTo(2);
    }

    @Test
    void aRefusalWithoutReasonsOrLawIsNoCommand() {
        var approver = officer(Role.APPROVER);
        assertThatThrownBy(() -> new DecideApplication(approver, "1", false, "", "法"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DecideApplication(approver, "1", false, "理由", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReceiveApplication(approver, "1", false, " ", "法"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void progressIsToldToWhoeverHoldsNumberAndCodeAndToNobodyElse() {
        var number = submitted();
        var code = applying.lookupCode(number);
        assertThat(code).matches("[2-9A-HJ-NP-TV-Z]{8}");
        assertThat(applying.track(number, code).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        assertThat(applying.track(" " + number.replace("-", " "), code.toLowerCase(Locale.ROOT)))
                .isPresent();
        assertThat(applying.track(number, "")).isEmpty();
        assertThat(applying.track(number, code.substring(1))).isEmpty();
        assertThat(applying.track(number, "22222222")).isEmpty();
        var another = town.handIn(town.resident("邻居", SmallTown.number()), item);
        assertThat(applying.track(another, code)).isEmpty();
        assertThat(applying.track("nonsense", code)).isEmpty();
    }

    @Test
    void aRevokedResultIsNoLongerAGrantAndNamesWhatCanBeDone(@Autowired Letters letters) {
        var number = submitted();
        var approver = officer(Role.APPROVER);
        casework.receive(new ReceiveApplication(officer(Role.WINDOW), number, true, "", ""));
        casework.decide(new DecideApplication(approver, number, true, "合格", ""));
        certificates.revoke(new RevokeCertificate(number, approver, "行政许可法第六十九条第二款", "材料是假的"));
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.state()).isEqualTo(State.REVOKED);
        assertThat(mine.history().getLast().event()).isEqualTo(State.Event.REVOKE);
        var decision = Objects.requireNonNull(mine.decision());
        assertThat(decision.verdict()).isEqualTo(State.REVOKED);
        assertThat(decision.reasons()).isEqualTo("材料是假的");
        assertThat(decision.law()).isEqualTo("行政许可法第六十九条第二款");
        assertThat(decision.remedies()).contains("向无锡市人民政府申请行政复议");
        assertThat(applying.mine(resident).cases().getFirst().state()).isEqualTo(State.REVOKED);
        assertThat(certificates.revoke(new RevokeCertificate(number, approver, "某法", "再来一次")))
                .isEqualTo(new Certificates.Revocation.AlreadyRevoked());
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(4);
        assertThat(letters.of(number))
                .extracting(letter -> letter.name().kind())
                .containsExactlyInAnyOrder(LetterKind.ACCEPTED, LetterKind.GRANTED, LetterKind.REVOKED);
        for (var letter : letters.of(number)) {
            assertThat(applying.letter(resident, number, letter.name())).isPresent();
            assertThat(casework.letter(approver, number, letter.name())).isPresent();
        }
        var others = town.officer(town.department("别局" + UUID.randomUUID()), Role.values());
        assertThat(casework.letter(others, number, LetterKind.ACCEPTED.first())).isEmpty();
        assertThat(applying.letter(town.resident("邻居", SmallTown.number()), number, LetterKind.ACCEPTED.first()))
                .isEmpty();
    }
}
