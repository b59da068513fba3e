package org.tiaokuai.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.ClaimCase;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.HandOverCase;
import org.tiaokuai.casework.Claims.ReleaseCase;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.QueueView.Standing;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.desk.Absences.EnterAbsence;
import org.tiaokuai.desk.Absences.Entering;
import org.tiaokuai.desk.Batches.Outcome;
import org.tiaokuai.desk.Batches.SignBatch;
import org.tiaokuai.desk.Desk.AddNote;
import org.tiaokuai.desk.Desk.HandOver;
import org.tiaokuai.desk.Phrases.KeepPhrase;
import org.tiaokuai.desk.Phrases.Keeping;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving.Saved;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Appointments.Limiting;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Privacy;

/** Who does a case, who stands in for whom, what colleagues tell each other, and many cases at once. */
@EmptyPlatform
class DeskModuleTest {

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final Claims claims;
    private final Desk desk;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private final Officer fang;
    private final Officer he;

    @Autowired
    Absences absences;

    @Autowired
    Phrases phrases;

    @Autowired
    Batches batches;

    @Autowired
    Appointments appointments;

    @Autowired
    Posts posts;

    @Autowired
    Privacy privacy;

    @Autowired
    SettableClock clock;

    @Autowired
    DeskModuleTest(Drafts drafts, Applying applying, Casework casework, Claims claims, Desk desk, SmallTown town) {
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.claims = claims;
        this.desk = desk;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        fang = town.employed(department, SmallTown.number(), Role.WINDOW);
        he = town.employed(department, SmallTown.number(), Role.WINDOW);
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private String submitted() {
        return submitted(town.resident("周𠮷安", SmallTown.number()), item);
    }

    private String submitted(Resident resident, Guide what) {
        drafts.save(new SavePage(resident, what.code(), "you", Map.of()));
        var saved = (Saved) drafts.save(new SavePage(resident, what.code(), "wish", SmallTown.typed("开一家小店")));
        return ((Submitted) applying.submit(new SubmitApplication(resident, saved.draft()))).number();
    }

    private Claiming take(Officer officer, String number, @Nullable UUID from) {
        return desk.claim(new ClaimCase(officer, number, from));
    }

    private Claiming handOver(Officer officer, String number, Officer to, @Nullable UUID from) {
        var colleague = to;
        return desk.handOver(new HandOver(new HandOverCase(officer, number, colleague, from), "我明天出差"));
    }

    private QueueView queue(Officer officer, Whose whose) {
        return casework.queue(officer, new QueueFilter(whose, "", "", "", "", 50));
    }

    private List<String> numbers(Officer officer, Whose whose) {
        return queue(officer, whose).rows().stream().map(QueueView.Row::number).toList();
    }

    @Test
    void theNextCaseIsTheMostUrgentThatNobodyDoesAndOnesOwnComesBefore() {
        var first = submitted();
        clock.standOn("2026-03-03");
        var second = submitted();
        assertThat(claims.next(fang, "")).contains(first);
        assertThat(claims.next(fang, "")).contains(first);
        assertThat(claims.next(fang, first)).contains(second);
        assertThat(claims.next(he, "")).isEmpty();
        assertThat(numbers(he, Whose.MINE_AND_NOBODYS)).isEmpty();
        assertThat(numbers(he, Whose.EVERYONES)).containsExactly(first, second);
        assertThat(queue(he, Whose.EVERYONES).rows())
                .allMatch(row ->
                        row.standing() == Standing.COLLEAGUES && row.holder().equals(fang.name()));
        claims.release(new ReleaseCase(fang, second));
        assertThat(numbers(he, Whose.NOBODYS)).containsExactly(second);
        assertThat(numbers(fang, Whose.MINE)).containsExactly(first);
        assertThat(numbers(fang, Whose.MINE_AND_NOBODYS)).containsExactly(first, second);
    }

    @RepeatedTest(3)
    void officersWhoAskForTheNextAtOnceNeverGetTheSame() throws Exception {
        var waiting = new ArrayList<String>();
        for (int at = 0; at < 6; at++) {
            waiting.add(submitted());
        }
        var start = new CountDownLatch(1);
        var got = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var futures = new ArrayList<Future<Optional<String>>>();
            for (int at = 0; at < 8; at++) {
                var officer = town.officer(department, Role.WINDOW);
                futures.add(threads.submit(() -> {
                    start.await();
                    return claims.next(officer, "");
                }));
            }
            start.countDown();
            for (var future : futures) {
                future.get().ifPresent(got::add);
            }
        }
        assertThat(got).containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(new HashSet<>(got)).hasSize(6);
    }

    @Test
    void nobodyIsGivenTheirOwnApplicationAsTheNext() {
        var citizen = SmallTown.number();
        var number = submitted(town.registered("两重身份", citizen), item);
        var oneself = town.employed(department, citizen, Role.WINDOW);
        assertThat(claims.next(oneself, "")).isEmpty();
        assertThat(claims.next(fang, "")).contains(number);
    }

    @Test
    void nobodyIsHandedTheirOwnApplication() {
        var citizen = SmallTown.number();
        var number = submitted(town.registered("两重身份", citizen), item);
        var oneself = town.employed(department, citizen, Role.WINDOW);
        assertThat(handOver(fang, number, oneself, null)).isEqualTo(new Claiming.DoesNotFit());
        assertThat(handOver(fang, number, he, null)).isInstanceOf(Claiming.Claimed.class);
    }

    @Test
    void aClaimIsAnAidAndAColleagueMayTakeItOverOnceAndTheTraceSaysFromWhom() {
        var number = submitted();
        assertThat(take(fang, number, null)).isInstanceOf(Claiming.Claimed.class);
        assertThat(take(he, number, null)).isEqualTo(new Claiming.Meanwhile());
        assertThat(take(he, number, fang.post().id())).isInstanceOf(Claiming.Claimed.class);
        assertThat(take(
                        town.officer(department, Role.WINDOW),
                        number,
                        fang.post().id()))
                .isEqualTo(new Claiming.Meanwhile());
        assertThat(claims.release(new ReleaseCase(fang, number))).isEqualTo(new Claiming.Meanwhile());
        assertThat(casework.receive(new ReceiveApplication(fang, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
        assertThat(casework.open(fang, number).orElseThrow().claim())
                .as("a claim ends with the step for which it was claimed")
                .isNull();
    }

    @Test
    void whatIsHandedOverStandsOnTopOfTheColleaguesQueueWithTheReason() {
        var urgent = submitted();
        clock.standOn("2026-03-04");
        var handed = submitted();
        take(he, urgent, null);
        assertThat(handOver(fang, handed, he, null)).isInstanceOf(Claiming.Claimed.class);
        assertThat(numbers(he, Whose.MINE_AND_NOBODYS)).containsExactly(handed, urgent);
        assertThat(queue(he, Whose.MINE).rows().getFirst().standing()).isEqualTo(Standing.HANDED);
        assertThat(desk.reasons(List.of(handed, urgent))).hasSize(1).containsEntry(handed, fang.name() + "：我明天出差");
        assertThat(claims.next(he, "")).contains(handed);
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        assertThat(handOver(he, handed, approver, he.post().id())).isEqualTo(new Claiming.DoesNotFit());
        assertThat(handOver(he, handed, fang, fang.post().id())).isEqualTo(new Claiming.Meanwhile());
        assertThatThrownBy(() -> new HandOver(new HandOverCase(he, handed, fang, null), "\u200B"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(3)
    void anAbsenceThatIsEnteredTwiceAtOnceIsEnteredOnce() throws Exception {
        var start = new CountDownLatch(1);
        var absence = new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05"));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var entering = new ArrayList<Future<Entering>>();
            for (int at = 0; at < 6; at++) {
                entering.add(threads.submit(() -> {
                    start.await();
                    return absences.enter(absence);
                }));
            }
            start.countDown();
            for (var one : entering) {
                one.get();
            }
        }
        assertThat(absences.of(department.id())).hasSize(1);
    }

    @Test
    void whileAnOfficerIsAwayTheDeputyDoesTheirCasesAndTheActSaysForWhom() {
        var number = submitted();
        take(fang, number, null);
        assertThat(absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05"))))
                .isEqualTo(new Entering.Entered());
        assertThat(numbers(he, Whose.MINE)).as("the day before").isEmpty();
        clock.standOn("2026-03-05");
        var row = queue(he, Whose.MINE_AND_NOBODYS).rows().getFirst();
        assertThat(row.standing()).isEqualTo(Standing.DEPUTISED);
        assertThat(row.holder()).isEqualTo(fang.name());
        assertThat(claims.next(he, "")).contains(number);
        clock.standOn("2026-03-06");
        assertThat(numbers(he, Whose.MINE)).as("it ends by itself").isEmpty();
        clock.standOn("2026-03-04");
        casework.receive(new ReceiveApplication(he, number, true, "", ""));
        assertThat(casework.open(he, number).orElseThrow().history())
                .extracting(CaseView.Happening::byWhom)
                .contains(department.name() + "　" + he.name() + "（代" + fang.name() + "）");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void aDeputyIsAColleagueWhoseRolesFitAndNobodyIsAwayTwiceAtOnce() {
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        var stranger = town.employed(town.department("别局" + UUID.randomUUID()), SmallTown.number(), Role.WINDOW);
        for (var unfit : List.of(approver, stranger, fang)) {
            assertThat(absences.enter(new EnterAbsence(fang, unfit.post().id(), day("2026-03-03"), day("2026-03-05"))))
                    .isEqualTo(new Entering.DoesNotFit());
        }
        absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-03"), day("2026-03-05")));
        assertThat(absences.enter(new EnterAbsence(fang, he.post().id(), day("2026-03-05"), day("2026-03-09"))))
                .isEqualTo(new Entering.Overlaps());
        var absence = absences.of(department.id()).getFirst();
        assertThat(absence.deputy()).isEqualTo(he.name());
        assertThat(absences.end(he, absence.id())).isFalse();
        assertThat(absences.end(stranger, absence.id())).isFalse();
        assertThat(absences.end(approver, absence.id())).isTrue();
        assertThat(absences.of(department.id())).isEmpty();
        assertThatThrownBy(() -> new EnterAbsence(fang, he.post().id(), day("2026-03-05"), day("2026-03-04")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withAPostItsClaimsAndItsAbsencesEnd() {
        var number = submitted();
        take(fang, number, null);
        absences.enter(new EnterAbsence(he, fang.post().id(), day("2026-03-02"), day("2026-03-05")));
        var administrator = town.employed(department, SmallTown.number(), Role.SYSTEM_ADMINISTRATOR);
        assertThat(appointments.end(fang.account(), fang.post().id(), administrator))
                .isInstanceOf(Appointments.Ending.Ended.class);
        assertThat(absences.of(department.id())).isEmpty();
        assertThat(claims.next(he, "")).contains(number);
    }

    @Test
    void aPostThatIsLimitedToItemsFindsNothingOfTheOthers() {
        var other = town.item(department);
        var mine = submitted();
        var others = submitted(town.resident("邻居", SmallTown.number()), other);
        assertThat(limit(fang, Set.of(), Set.of(item.code()))).isInstanceOf(Limiting.Limited.class);
        var limited = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(limited.post().items()).containsExactly(item.code());
        assertThat(numbers(limited, Whose.EVERYONES)).containsExactly(mine);
        assertThat(queue(limited, Whose.EVERYONES).waiting()).isEqualTo(1);
        assertThat(casework.open(limited, others)).isEmpty();
        assertThat(casework.twins(limited, others)).isEmpty();
        assertThat(casework.rows(limited, List.of(mine, others))).hasSize(1);
        assertThat(casework.receive(new ReceiveApplication(limited, others, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(take(limited, others, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(desk.note(new AddNote(limited, others, "看一下"))).isFalse();
        assertThat(handOver(he, others, limited, null)).isEqualTo(new Claiming.DoesNotFit());
        assertThat(claims.next(limited, mine)).isEmpty();
        limit(fang, Set.of(item.code()), Set.of());
        assertThat(held(fang).items()).isEmpty();
        assertThat(numbers(fang, Whose.EVERYONES)).containsExactlyInAnyOrder(mine, others);
    }

    private Limiting limit(Officer officer, Set<String> seen, Set<String> items) {
        return appointments.limit(new LimitPost(
                officer.account(),
                officer.post().id(),
                seen,
                items,
                town.officer(department, Role.SYSTEM_ADMINISTRATOR)));
    }

    @Test
    void whatALimitedPostHasClaimedOfOtherItemsIsNobodysAgainAndTheRestStaysItsOwn() {
        var other = town.item(department);
        var mine = submitted();
        var others = submitted(town.resident("邻居", SmallTown.number()), other);
        take(fang, mine, null);
        take(fang, others, null);
        limit(fang, Set.of(), Set.of(item.code()));
        assertThat(numbers(he, Whose.NOBODYS)).containsExactly(others);
        assertThat(claims.next(he, "")).contains(others);
        var limited = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(numbers(limited, Whose.MINE)).containsExactly(mine);
        limit(fang, Set.of(item.code()), Set.of(other.code()));
        assertThat(numbers(he, Whose.NOBODYS))
                .as("rights in its own item are revoked")
                .containsExactly(mine);
        var without = new Officer(fang.account(), fang.personKey(), fang.name(), held(fang));
        assertThat(numbers(without, Whose.MINE)).isEmpty();
        assertThat(casework.open(without, mine)).isEmpty();
        assertThat(casework.receive(new ReceiveApplication(without, mine, true, "", "")))
                .isEqualTo(new Act.NoSuchCase());
        assertThat(take(without, mine, null)).isEqualTo(new Claiming.NoSuchCase());
    }

    @Test
    void anAdministratorEntersAndEndsAnAbsenceForAnotherAndItSaysWho() {
        var administrator = town.officer(town.department("平台管理"), Role.SYSTEM_ADMINISTRATOR);
        var number = submitted();
        take(fang, number, null);
        assertThat(absences.enter(away(he, fang))).as("a colleague").isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(town.employed(department, SmallTown.number(), Role.APPROVER), fang)))
                .isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(administrator, administrator))).isEqualTo(new Entering.NotTheirs());
        assertThat(absences.enter(away(administrator, fang))).isEqualTo(new Entering.Entered());
        var absence = absences.of(department.id()).getFirst();
        assertThat(absence.name()).isEqualTo(fang.name());
        assertThat(absence.byWhom()).isEqualTo(administrator.name());
        assertThat(numbers(he, Whose.MINE)).containsExactly(number);
        assertThat(absences.end(administrator, absence.id())).isTrue();
        assertThat(absences.end(administrator, absence.id())).isFalse();
        assertThat(numbers(he, Whose.MINE)).isEmpty();
        assertThat(numbers(fang, Whose.MINE)).containsExactly(number);
    }

    private EnterAbsence away(Officer by, Officer absent) {
        var deputy = he.post().id();
        return new EnterAbsence(by, department.id(), absent.post().id(), deputy, day("2026-03-02"), day("2026-03-05"));
    }

    private Post held(Officer officer) {
        return posts.held(officer.account(), officer.post().id()).orElseThrow();
    }

    @Test
    void aNoteIsOpenedWithTheCaseAsOneReadAndNeverShownToTheApplicant() {
        var resident = town.registered("陆小满", SmallTown.number());
        var number = submitted(resident, item);
        assertThat(desk.note(new AddNote(fang, number, "等户籍那边回话"))).isTrue();
        assertThat(desk.note(
                        new AddNote(town.officer(town.department("别局" + UUID.randomUUID()), Role.WINDOW), number, "x")))
                .isFalse();
        var opened = casework.open(he, number).orElseThrow();
        assertThat(opened.notes()).hasSize(1);
        assertThat(opened.notes().getFirst().text().text()).isEqualTo("等户籍那边回话");
        assertThat(opened.notes().getFirst().byWhom()).isEqualTo(fang.name());
        assertThat(privacy.readsFor(number)).hasSize(1);
        assertThat(privacy.readsFor(number).getFirst().given()).anyMatch(field -> field.startsWith("note-"));
        assertThat(applying.open(resident, number).orElseThrow().notes()).isEmpty();
    }

    @Test
    void phrasesAreOnesOwnOrTheDepartmentsAndLimitedInNumber() {
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        assertThat(phrases.keep(new KeepPhrase(fang, "材料齐全。", false))).isEqualTo(new Keeping.Kept());
        assertThat(phrases.keep(new KeepPhrase(fang, "材料齐全。", false))).isEqualTo(new Keeping.ThereAlready());
        assertThat(phrases.keep(new KeepPhrase(fang, "全局都用", true))).isEqualTo(new Keeping.NotEntitled());
        assertThat(phrases.keep(new KeepPhrase(approver, "全局都用", true))).isEqualTo(new Keeping.Kept());
        assertThat(phrases.of(he)).extracting(Phrases.Phrase::text).containsExactly("全局都用");
        assertThat(phrases.of(fang)).extracting(Phrases.Phrase::text).containsExactly("材料齐全。", "全局都用");
        assertThat(phrases.remove(fang, phrases.of(he).getFirst().id())).isFalse();
        assertThat(phrases.remove(he, phrases.of(fang).getFirst().id())).isFalse();
        for (int at = 1; at < KeepPhrase.MOST; at++) {
            phrases.keep(new KeepPhrase(fang, "第" + at + "句", false));
        }
        assertThat(phrases.keep(new KeepPhrase(fang, "再来一句", false))).isEqualTo(new Keeping.TooMany());
        assertThat(phrases.remove(approver, phrases.of(he).getFirst().id())).isTrue();
        assertThat(phrases.of(he)).isEmpty();
    }

    @Test
    void onlyWhatTheOfficerOpenedIsSignedInABatchAndOnlyFavourably() {
        var opened = submitted();
        var unread = submitted();
        var otherItem = submitted(town.resident("邻居", SmallTown.number()), town.item(department));
        casework.open(fang, opened);
        casework.open(fang, otherItem);
        casework.open(he, unread);
        var all = List.of(opened, unread, otherItem, "20260302-9999999");
        assertThat(outcomes(batches.look(fang, all)))
                .isEqualTo(Map.of(opened, Outcome.READY, unread, Outcome.NOT_OPENED, otherItem, Outcome.DIFFERENT));
        var signed = batches.sign(new SignBatch(fang, State.SUBMITTED, all));
        assertThat(outcomes(signed)).containsEntry(opened, Outcome.DONE).containsEntry(unread, Outcome.NOT_OPENED);
        assertThat(outcomes(batches.sign(new SignBatch(fang, State.SUBMITTED, List.of(opened)))))
                .containsEntry(opened, Outcome.NOT_ENTITLED);
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        casework.open(approver, opened);
        assertThat(outcomes(batches.look(approver, List.of(opened))))
                .as("what is promised within days is decided one by one")
                .containsEntry(opened, Outcome.NOT_INSTANT);
        assertThat(casework.open(approver, unread).orElseThrow().state()).isEqualTo(State.SUBMITTED);
        assertThatThrownBy(() -> new SignBatch(fang, State.SUBMITTED, many(Batches.MOST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onesOwnCaseIsAColleaguesInABatchAsInEverythingElse() {
        var citizen = SmallTown.number();
        var own = submitted(town.registered("两重身份", citizen), item);
        var other = submitted();
        var oneself = town.employed(department, citizen, Role.WINDOW);
        casework.open(oneself, own);
        casework.open(oneself, other);
        assertThat(outcomes(batches.sign(new SignBatch(oneself, State.SUBMITTED, List.of(own, other)))))
                .isEqualTo(Map.of(other, Outcome.DONE));
        assertThat(take(oneself, own, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(handOver(oneself, own, he, null)).isEqualTo(new Claiming.NoSuchCase());
        assertThat(desk.note(new AddNote(oneself, own, "看一下"))).isFalse();
        assertThat(claims.next(oneself, "")).isEmpty();
        assertThat(numbers(oneself, Whose.EVERYONES)).isEmpty();
        assertThat(claims.next(he, "")).contains(own);
    }

    private static List<String> many(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static Map<String, Outcome> outcomes(Collection<Batches.Line> lines) {
        return lines.stream().collect(Collectors.toMap(line -> line.row().number(), Batches.Line::outcome));
    }

    @Test
    void theSamePersonsOtherCaseIsMarkedAndASecondGrantIsToldBeforeHandingIn() {
        var resident = town.registered("陆小满", SmallTown.number());
        var first = submitted(resident, item);
        var second = submitted(resident, item);
        assertThat(casework.twins(fang, second))
                .containsExactly(new Casework.Twin(first, State.SUBMITTED, clock.instant(), true));
        assertThat(queue(fang, Whose.NOBODYS).rows()).allMatch(QueueView.Row::again);
        var strangers = submitted();
        assertThat(casework.twins(fang, strangers)).isEmpty();
        assertThat(applying.grantedBefore(resident, item.code())).isEmpty();
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        casework.receive(new ReceiveApplication(fang, first, true, "", ""));
        casework.decide(new Casework.DecideApplication(approver, first, true, "", ""));
        assertThat(applying.grantedBefore(resident, item.code())).contains(clock.instant());
        assertThat(casework.twins(approver, second))
                .extracting(Casework.Twin::state)
                .containsExactly(State.GRANTED);
    }
}
