package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.web.ReadWords;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Privacy;

/** What a correction replaced, and which originals were seen. */
@EmptyPlatform
class WhatTheOfficeSeesTest {

    private final Applying applying;
    private final Corrections corrections;
    private final Casework casework;
    private final SmallTown town;
    private final SettableClock clock;
    private final Department department;
    private final Guide item;
    private final Resident resident;

    @Autowired
    WhatTheOfficeSeesTest(
            Applying applying, Corrections corrections, Casework casework, SmallTown town, SettableClock clock) {
        this.applying = applying;
        this.corrections = corrections;
        this.casework = casework;
        this.town = town;
        this.clock = clock;
        department = town.department("局" + UUID.randomUUID());
        item = town.itemWithPapers(department);
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private Officer window() {
        return town.officer(department, Role.WINDOW);
    }

    private String corrected(Map<String, String> before, Map<String, String> after) {
        var number = town.handIn(resident, item.code(), before);
        corrections.request(new RequestCorrection(window(), number, List.of(Point.ofPage("wish", "写明地址")), 10));
        corrections.answer(new AnswerPage(resident, number, "wish", after));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
        return number;
    }

    private CaseView open(String number) {
        return casework.open(window(), number).orElseThrow();
    }

    @Test
    void whatACorrectionReplacedStandsBesideItAndReadingItLeavesATrace(@Autowired Privacy privacy) {
        var number = corrected(Map.of("wish", "开店", "illness", "听障"), Map.of("wish", "听雨路 8 号开店", "illness", "视障"));
        assertThat(applying.open(resident, number).orElseThrow().replaced())
                .isEqualTo(Map.of("wish", "开店", "illness", "听障"));
        var seen = open(number);
        assertThat(seen.answers()).containsEntry("wish", "听雨路 8 号开店");
        assertThat(seen.replaced()).containsEntry("wish", "开店");
        assertThat(Objects.requireNonNull(seen.opened().get("replaced.illness")).ruling())
                .as("judged as the answer itself is")
                .isEqualTo(Objects.requireNonNull(seen.opened().get("illness")).ruling());
        var read = privacy.readsFor(number).getLast();
        assertThat(read.basis()).isEqualTo("行政许可法第三十二条");
        assertThat(List.of(read.given(), read.masked(), read.refused()).stream().flatMap(List::stream))
                .contains("illness", "replaced.illness");
    }

    @Test
    void whoLooksAfterAcceptanceDoesNotLookWhetherToAccept(@Autowired Privacy privacy, @Autowired MessageSource words) {
        var number = town.handIn(resident, item);
        var read = ReadWords.of(null, new Text(words, Locale.SIMPLIFIED_CHINESE));
        open(number);
        var before = privacy.readsFor(number).getLast();
        assertThat(read.purpose(before)).isEqualTo("看要不要受理");
        casework.receive(new ReceiveApplication(window(), number, true, "", ""));
        clock.pass(Duration.ofDays(7));
        open(number);
        var after = privacy.readsFor(number).stream()
                .filter(each -> each.id() > before.id())
                .filter(each -> each.purpose().equals("ACCEPTANCE"))
                .toList();
        assertThat(after).isNotEmpty().allSatisfy(each -> {
            assertThat(each.basis()).isEqualTo("行政许可法第三十四条");
            assertThat(read.purpose(each)).isEqualTo("受理后窗口经办");
        });
    }

    @Test
    void whatWasAddedOrTakenOutIsTold() {
        var added = corrected(Map.of("wish", "开店"), Map.of("wish", "开店", "illness", "视障"));
        assertThat(applying.open(resident, added).orElseThrow().replaced()).isEqualTo(Map.of("illness", ""));
        casework.receive(new ReceiveApplication(window(), added, false, "不归本局", "行政许可法第三十二条"));
        var taken = corrected(Map.of("wish", "开店", "illness", "视障"), Map.of("wish", "开店"));
        var view = applying.open(resident, taken).orElseThrow();
        assertThat(view.answers()).doesNotContainKey("illness");
        assertThat(view.replaced()).isEqualTo(Map.of("illness", "视障"));
    }

    @Test
    void whatWasAnsweredTheSameAgainIsNotMarked() {
        var number = corrected(Map.of("wish", "开店", "illness", "听障"), Map.of("wish", "开店", "illness", "听障"));
        assertThat(open(number).replaced()).isEmpty();
    }

    @Test
    void anOriginalIsSeenOnceByWhoHandlesTheCaseAndStandsInTheLedger(
            @Autowired Ledger ledger, @Autowired JdbcClient jdbc) {
        var number = town.handIn(resident, item);
        var paper = open(number).papers().getFirst().id();
        assertThat(open(number).owed()).containsExactly("平面图");
        var first = window();
        var others = town.officer(town.department("别局" + UUID.randomUUID()), Role.values());
        assertThat(casework.see(others, number, paper)).isFalse();
        assertThat(casework.see(first, number, UUID.randomUUID())).isFalse();
        assertThat(casework.see(first, number, paper)).isTrue();
        var seen = open(number).papers().getFirst().seen();
        assertThat(Objects.requireNonNull(seen).byWhom()).isEqualTo(department.name() + "　周砚秋");
        assertThat(open(number).owed()).isEmpty();

        clock.standOn("2026-03-03");
        assertThat(casework.see(window(), number, paper)).isTrue();
        assertThat(open(number).papers()).extracting(Paper::seen).containsExactly(seen);
        var dossier = jdbc.sql("select draft::text from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        await().untilAsserted(() -> assertThat(ledger.about(dossier))
                .filteredOn(leaf -> leaf.text().contains("ORIGINAL_SEEN"))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.text())
                        .contains(paper.toString())
                        .contains(first.account().toString())
                        .doesNotContain("周")));
    }

    @Test
    void nothingIsSeenOnceTheCaseIsClosed() {
        var number = town.handIn(resident, item);
        var paper = open(number).papers().getFirst().id();
        casework.receive(new ReceiveApplication(window(), number, false, "不归本局", "行政许可法第三十二条"));
        assertThat(casework.see(window(), number, paper)).isFalse();
    }
}
