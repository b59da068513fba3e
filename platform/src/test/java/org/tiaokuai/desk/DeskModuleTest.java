package org.tiaokuai.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Claims.Claiming;
import org.tiaokuai.casework.Claims.HandOverCase;
import org.tiaokuai.casework.Claims.ReleaseCase;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.QueueView.Standing;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;
import org.tiaokuai.desk.Desk.AddNote;
import org.tiaokuai.desk.Desk.HandOver;
import org.tiaokuai.desk.Phrases.KeepPhrase;
import org.tiaokuai.desk.Phrases.Keeping;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Privacy;

/** Who does a case next, who takes it over, and what colleagues tell each other. */
@EmptyPlatform
class DeskModuleTest {

    private final SettableClock clock;
    private final Casework casework;
    private final Claims claims;
    private final Desk desk;
    private final SmallTown town;
    private final Phrases phrases;
    private final Privacy privacy;
    private final Applying applying;
    private final TwoOfficers office;
    private final Department department;
    private final Guide item;
    private final Officer fang;
    private final Officer he;

    @Autowired
    DeskModuleTest(
            Applying applying,
            Casework casework,
            Desk desk,
            SmallTown town,
            SettableClock clock,
            Claims claims,
            Phrases phrases,
            Privacy privacy) {
        this.clock = clock;
        this.casework = casework;
        this.claims = claims;
        this.desk = desk;
        this.town = town;
        this.phrases = phrases;
        this.privacy = privacy;
        this.applying = applying;
        office = new TwoOfficers(casework, desk, town);
        department = office.department();
        item = office.item();
        fang = office.fang();
        he = office.he();
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @Test
    void theNextCaseIsTheMostUrgentThatNobodyDoesAndOnesOwnComesBefore() {
        var first = office.submitted();
        clock.standOn("2026-03-03");
        var second = office.submitted();
        assertThat(claims.next(fang, "")).contains(first);
        assertThat(claims.next(fang, "")).contains(first);
        assertThat(claims.next(fang, first)).contains(second);
        assertThat(claims.next(he, "")).isEmpty();
        assertThat(office.numbers(he, Whose.MINE_AND_NOBODYS)).isEmpty();
        assertThat(office.numbers(he, Whose.EVERYONES)).containsExactly(first, second);
        assertThat(office.queue(he, Whose.EVERYONES).rows())
                .allMatch(row ->
                        row.standing() == Standing.COLLEAGUES && row.holder().equals(fang.name()));
        claims.release(new ReleaseCase(fang, second));
        assertThat(office.numbers(he, Whose.NOBODYS)).containsExactly(second);
        assertThat(office.numbers(fang, Whose.MINE)).containsExactly(first);
        assertThat(office.numbers(fang, Whose.MINE_AND_NOBODYS)).containsExactly(first, second);
    }

    @RepeatedTest(3)
    void officersWhoAskForTheNextAtOnceNeverGetTheSame() throws Exception {
        var waiting = new ArrayList<String>();
        for (int at = 0; at < 6; at++) {
            waiting.add(office.submitted());
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
        var number = office.submitted(town.registered("两重身份", citizen), item);
        var oneself = town.employed(department, citizen, Role.WINDOW);
        assertThat(claims.next(oneself, "")).isEmpty();
        assertThat(claims.next(fang, "")).contains(number);
    }

    @Test
    void nobodyIsHandedTheirOwnApplication() {
        var citizen = SmallTown.number();
        var number = office.submitted(town.registered("两重身份", citizen), item);
        var oneself = town.employed(department, citizen, Role.WINDOW);
        assertThat(office.handOver(fang, number, oneself, null)).isEqualTo(new Claiming.DoesNotFit());
        assertThat(office.handOver(fang, number, he, null)).isInstanceOf(Claiming.Claimed.class);
    }

    @Test
    void aClaimIsAnAidAndAColleagueMayTakeItOverOnceAndTheTraceSaysFromWhom() {
        var number = office.submitted();
        assertThat(office.take(fang, number, null)).isInstanceOf(Claiming.Claimed.class);
        assertThat(office.take(he, number, null)).isEqualTo(new Claiming.Meanwhile());
        assertThat(office.take(he, number, fang.post().id())).isInstanceOf(Claiming.Claimed.class);
        assertThat(office.take(
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
        var urgent = office.submitted();
        clock.standOn("2026-03-04");
        var handed = office.submitted();
        office.take(he, urgent, null);
        assertThat(office.handOver(fang, handed, he, null)).isInstanceOf(Claiming.Claimed.class);
        assertThat(office.numbers(he, Whose.MINE_AND_NOBODYS)).containsExactly(handed, urgent);
        assertThat(office.queue(he, Whose.MINE).rows().getFirst().standing()).isEqualTo(Standing.HANDED);
        assertThat(desk.reasons(List.of(handed, urgent))).hasSize(1).containsEntry(handed, fang.name() + "：我明天出差");
        assertThat(claims.next(he, "")).contains(handed);
        var approver = town.employed(department, SmallTown.number(), Role.APPROVER);
        assertThat(office.handOver(he, handed, approver, he.post().id())).isEqualTo(new Claiming.DoesNotFit());
        assertThat(office.handOver(he, handed, fang, fang.post().id())).isEqualTo(new Claiming.Meanwhile());
        assertThatThrownBy(() -> new HandOver(new HandOverCase(he, handed, fang, null), "\u200B"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNoteIsOpenedWithTheCaseAsOneReadAndNeverShownToTheApplicant() {
        var resident = town.registered("陆小满", SmallTown.number());
        var number = office.submitted(resident, item);
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
    void theSamePersonsOtherCaseIsMarkedAndASecondGrantIsToldBeforeHandingIn() {
        var resident = town.registered("陆小满", SmallTown.number());
        var first = office.submitted(resident, item);
        var second = office.submitted(resident, item);
        assertThat(casework.twins(fang, second))
                .containsExactly(new Casework.Twin(first, State.SUBMITTED, clock.instant(), true));
        assertThat(office.queue(fang, Whose.NOBODYS).rows()).allMatch(QueueView.Row::again);
        var strangers = office.submitted();
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
