package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.DeclareClosing;
import org.tiaokuai.calendar.ClosingDays.Declaring;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.AnnounceHearing;
import org.tiaokuai.casework.Measure.AskHearing;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Hearing.Days;
import org.tiaokuai.course.Hearing.Party;
import org.tiaokuai.course.Hearing.Session;
import org.tiaokuai.course.Hearing.Unfit;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.organisation.Department;

/** When somebody can be heard, and by whom: told on 2 March 2026 and asked for on that day, so by 30 March (行政许可法第四十七、四十八条). */
@EmptyPlatform
class HearingSessionModuleTest {

    @Autowired
    Drafts drafts;

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    ClosingDays closings;

    private final SettableClock clock;
    private final Department department;
    private final Resident resident;
    private final Officer head;
    private final Officer clerk;
    private final Guide item;
    private String number = "";

    @Autowired
    HearingSessionModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        clerk = town.officer(department, Role.WINDOW);
    }

    @BeforeEach
    void aHearingIsAskedFor() {
        clock.standOn("2026-03-02");
        drafts.save(new SavePage(resident, item.code(), "you", Map.of()));
        drafts.save(new SavePage(resident, item.code(), "wish", SmallTown.typed("开店")));
        var draft = Objects.requireNonNull(
                drafts.draft(resident, item.code()).orElseThrow().id());
        number = ((Submitted) applying.submit(new SubmitApplication(resident, draft))).number();
        casework.receive(new ReceiveApplication(head, number, true, "", ""));
        take(head, new TellHearing("相邻住户的采光受影响"));
        take(clerk, new AskHearing(Party.INTERESTED));
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private Act take(Officer officer, Measure measure) {
        return proceedings.take(new TakeMeasure(officer, number, null, measure));
    }

    private Act announce(String day, String time, String presides) {
        return take(clerk, new AnnounceHearing(new Session(LocalDate.parse(day), time, "三楼", presides)));
    }

    private Days days() {
        return proceedings
                .look(clerk, number, new AskHearing(Party.INTERESTED))
                .orElseThrow()
                .hearing();
    }

    private void closed(String from, String to) {
        var declared = closings.declare(
                head, new DeclareClosing(department.id(), LocalDate.parse(from), LocalDate.parse(to), "办公楼搬迁"));
        assertThat(declared).isInstanceOf(Declaring.Declared.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10,09:30,TOO_SOON",
        "2026-03-14,09:30,DAY_OFF",
        "2026-03-15,09:30,DAY_OFF",
        "2026-03-31,09:30,TOO_LATE",
        "2026-09-30,09:30,TOO_LATE",
        "2026-03-16,03:00,HOUR",
        "2026-03-16,07:59,HOUR",
        "2026-03-16,18:01,HOUR",
        "2026-03-16,24:00,HOUR",
        "2026-03-16,9:30,HOUR",
        "2026-03-16,上午,HOUR"
    })
    void nobodyIsHeardThen(String day, String time, Unfit why) {
        assertThat(announce(day, time, "宋听")).isEqualTo(new Act.Unfit(why));
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-11,08:00", "2026-03-30,18:00"})
    void theFirstAndTheLastDayAndHourAreTaken(String day, String time) {
        assertThat(announce(day, time, "宋听")).isInstanceOf(Act.Done.class);
    }

    @Test
    void nobodyIsHeardWhileTheDepartmentIsClosed() {
        closed("2026-03-11", "2026-03-12");
        closed("2026-03-18", "2026-03-18");
        assertThat(days().from()).isEqualTo("2026-03-13");
        assertThat(announce("2026-03-12", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.TOO_SOON));
        assertThat(announce("2026-03-18", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.CLOSED));
        assertThat(announce("2026-03-19", "09:30", "宋听")).isInstanceOf(Act.Done.class);
    }

    @Test
    void onceTheNoticeNoLongerFitsALaterDayIsTakenAndIsLate() {
        clock.standOn("2026-03-19");
        assertThat(days().late()).isFalse();
        assertThat(announce("2026-03-31", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.TOO_LATE));
        clock.standOn("2026-03-20");
        assertThat(days().late()).isTrue();
        assertThat(days().due()).isEqualTo("2026-03-30");
        assertThat(days().from()).isEqualTo("2026-03-31");
        assertThat(announce("2026-03-30", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.TOO_SOON));
        assertThat(announce("2026-04-04", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.DAY_OFF));
        assertThat(announce("2027-06-01", "09:30", "宋听")).isEqualTo(new Act.Unfit(Unfit.FAR));
        assertThat(announce("2026-03-31", "09:30", "宋听")).isInstanceOf(Act.Done.class);
    }

    @Test
    void whoActedOnTheCaseDoesNotPresideOverItsHearing() {
        for (var officer : new Officer[] {head, clerk}) {
            var name = officer.name();
            for (var typed : new String[] {name, " " + name + "　", name + "（科长）", "科长 " + name, "科长：" + name}) {
                assertThat(announce("2026-03-16", "09:30", typed)).as(typed).isEqualTo(new Act.Unfit(Unfit.PARTIAL));
            }
        }
        assertThat(announce("2026-03-16", "09:30", "宋听")).isInstanceOf(Act.Done.class);
    }

    @ParameterizedTest
    @CsvSource({"方芳", "方 芳", "方　芳", "方芳（科长）", "方芳(科长)", "科长、方芳", "方芳科长", "方芳副主任", "副科长方芳"})
    void aNameIsFoundHoweverItIsWritten(String typed) {
        assertThat(Session.partial(typed, Set.of("方芳"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"王方芳", "方芳芳", "方", "科长王方芳", "科长", "宋听（不是方芳的同事）"})
    void anotherNameIsNotTakenForIt(String typed) {
        assertThat(Session.partial(typed, Set.of("方芳"))).isFalse();
    }

    @Test
    void whoActedForAnAbsentColleagueActedAndSoDidTheColleague() {
        var history = applying.open(resident, number).orElseThrow().history();
        assertThat(Hearing.acted(history, "宋听")).contains("宋听", head.name(), clerk.name());
        var deputy = new Happening(State.Event.ACCEPT, Instant.EPOCH, "局　方芳（代尤平）");
        assertThat(Hearing.acted(List.of(deputy), "")).containsExactlyInAnyOrder("方芳", "尤平");
    }

    @Test
    void aNoticeThatALaterOneReplacedIsKnown() {
        announce("2026-03-16", "09:30", "宋听");
        assertThat(Hearing.replaced(
                        applying.open(resident, number).orElseThrow().history()))
                .isEmpty();
        announce("2026-03-17", "09:30", "宋听");
        announce("2026-03-18", "09:30", "宋听");
        assertThat(Hearing.replaced(
                        applying.open(resident, number).orElseThrow().history()))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void theNoticeSaysWhoPresidesAndALaterOneWhichItReplaces() throws IOException {
        announce("2026-03-16", "09:30", "宋听");
        announce("2026-03-17", "14:00", "何证");
        assertThat(letter(1))
                .contains("主持人：宋听", "时间：2026年3月16日09:30", "授权委托书", "申请回避")
                .doesNotContain("代替");
        assertThat(letter(2))
                .contains("主持人：何证", "时间：2026年3月17日14:00", "本通知书代替听通〔" + number + "〕号听证通知书")
                .doesNotContain("宋听");
    }

    private String letter(int nth) throws IOException {
        var name = new LetterName(LetterKind.HEARING, nth);
        try (var content = applying.letter(resident, number, name).orElseThrow().content();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    @Test
    void aCaseWhoseDayGoesByMeanwhileSaysThatAHearingIsAwaited() {
        assertThat(applying.open(resident, number).orElseThrow().unheard()).isTrue();
        assertThat(applying.open(resident, number).orElseThrow().clock().lateUnheard())
                .isFalse();
        clock.standOn("2026-04-20");
        assertThat(applying.open(resident, number).orElseThrow().clock().lateUnheard())
                .isTrue();
    }
}
