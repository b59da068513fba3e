package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.Answering;
import org.tiaokuai.casework.Corrections.EnclosePaper;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.privacy.Privacy;

@EmptyPlatform
class CorrectionModuleTest {

    private static final List<Point> BOTH = List.of(Point.ofMaterial(0, "平面图没有标出消毒间"), Point.ofPage("wish", "事由请写明地址"));

    private final Drafts drafts;
    private final Applying applying;
    private final Corrections corrections;
    private final Casework casework;
    private final StoredFiles files;
    private final SmallTown town;
    private final SettableClock clock;
    private final Department department;
    private final Guide item;
    private final Resident resident;

    @Autowired
    CorrectionModuleTest(
            Drafts drafts,
            Applying applying,
            Corrections corrections,
            Casework casework,
            StoredFiles files,
            SmallTown town,
            SettableClock clock) {
        this.drafts = drafts;
        this.applying = applying;
        this.corrections = corrections;
        this.casework = casework;
        this.files = files;
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

    @Test
    void anApplicationWithoutARequiredPaperIsNotHandedIn() {
        var draft = town.filledIn(resident, item.code(), SmallTown.typed("开店"));
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isInstanceOf(Submission.Incomplete.class);
        assertThat(drafts.draft(resident, item.code()).orElseThrow().id())
                .as("the draft is still there")
                .isEqualTo(draft);
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 0, null)).orElseThrow();
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isInstanceOf(Submission.Submitted.class);
    }

    @Test
    void whatIsAskedForOnceIsAnsweredInPlaceAndReceivedAnew() throws IOException {
        var number = town.handIn(resident, item);
        clock.standOn("2026-03-04");
        assertThat(corrections.request(new RequestCorrection(window(), number, BOTH, 10)))
                .isEqualTo(new Act.Done(number, State.Event.REQUEST_CORRECTION, State.CORRECTING));
        var open = corrections.open(resident, number).orElseThrow();
        assertThat(open.correction().dueOn()).isEqualTo(LocalDate.of(2026, 3, 18));
        assertThat(open.complete()).isFalse();
        assertThat(open.theCase().clock().phase()).isEqualTo(CaseClock.Phase.CORRECTION);
        assertThat(open.theCase().clock().due().due()).isEqualTo(LocalDate.of(2026, 3, 18));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.StillOpen.class);

        assertThat(letter(number, LetterKind.CORRECTION)).contains("1．平面图：平面图没有标出消毒间", "2．事：事由请写明地址", "2026年3月18日前补正");

        clock.standOn("2026-03-09");
        enclose(number, 0, picture(resident.account()));
        answer(number, Map.of("wish", "听雨路 8 号开店"));
        assertThat(corrections.handIn(resident, number)).isEqualTo(new HandingIn.Corrected(number));

        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.state()).isEqualTo(State.SUBMITTED);
        assertThat(mine.answers()).containsEntry("wish", "听雨路 8 号开店").containsEntry("name", "周𠮷安");
        assertThat(mine.clock().due().due()).as("five days from the correction").isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(mine.papers()).extracting(Paper::round).containsExactly(0, 1);
        assertThat(Objects.requireNonNull(mine.correction()).answeredAt()).isNotNull();
        assertThat(mine.history())
                .extracting(Happening::event)
                .containsExactly(State.Event.SUBMIT, State.Event.REQUEST_CORRECTION, State.Event.CORRECT);
        assertThat(corrections.request(new RequestCorrection(window(), number, BOTH, 10)))
                .as("a second list may not be sent")
                .isEqualTo(new Act.AskedBefore());
        assertThat(casework.receive(new ReceiveApplication(window(), number, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }

    @Test
    void onlyWhatWasAskedForCanBeAnsweredAndOnlyByItsOwner() {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, List.of(Point.ofMaterial(0, "看不清")), 10));
        assertThat(corrections.answer(new AnswerPage(resident, number, "wish", Map.of("wish", "x"))))
                .isInstanceOf(Answering.NotAsked.class);
        assertThat(corrections.enclose(new EnclosePaper(resident, number, 1, null)))
                .isEmpty();
        var neighbour = town.resident("邻居", SmallTown.number());
        assertThat(corrections.open(neighbour, number)).isEmpty();
        assertThat(corrections.enclose(new EnclosePaper(neighbour, number, 0, null)))
                .isEmpty();
        assertThat(corrections.handIn(neighbour, number)).isInstanceOf(HandingIn.NotAsked.class);
        var first = applying.open(resident, number).orElseThrow().papers().getFirst();
        corrections.remove(resident, number, first.id());
        assertThat(applying.open(resident, number).orElseThrow().papers())
                .as("what came with the application stays")
                .containsExactly(first);
    }

    @Test
    void aFaultyAnswerIsNotKeptAndWhatIsCorrectedLiesSealedUntilItIsHandedIn(@Autowired JdbcClient jdbc) {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, BOTH, 10));
        assertThat(corrections.answer(new AnswerPage(resident, number, "wish", Map.of("wish", ""))))
                .isInstanceOf(Answering.Faulty.class);
        assertThat(corrections.open(resident, number).orElseThrow().pages()).isEmpty();
        answer(number, Map.of("wish", "改了", "illness", "青光眼"));
        assertThat(applying.open(resident, number).orElseThrow().answers()).containsEntry("wish", "开店");
        assertThat(casework.open(window(), number).orElseThrow().answers()).containsEntry("wish", "开店");
        assertThat(jdbc.sql("select answers || points::text || pages::text from casework.correction")
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain("青光眼")
                .doesNotContain("改了");
    }

    @Test
    void whatIsNotHandedInIsTheApplicantsAloneAndForgottenWithTheCase(@Autowired JdbcClient jdbc) {
        for (var ending : List.<Consumer<String>>of(
                number -> applying.withdraw(new WithdrawApplication(resident, number)), this::declineOverdue)) {
            clock.standOn("2026-03-02");
            var number = town.handIn(resident, item);
            corrections.request(new RequestCorrection(window(), number, BOTH, 5));
            clock.standOn("2026-03-03");
            var file = picture(resident.account());
            enclose(number, 0, file);
            answer(number, Map.of("wish", "还没交的"));
            var mine = applying.open(resident, number).orElseThrow().papers();
            assertThat(mine).extracting(Paper::round).containsExactly(0, 1);
            var paper = mine.getLast().id();
            assertThat(applying.paper(resident, number, paper)).isPresent();
            theOfficeSeesNothingOfIt(number, paper);
            ending.accept(number);
            theOfficeSeesNothingOfIt(number, paper);
            assertThat(applying.open(resident, number).orElseThrow().papers())
                    .extracting(Paper::round)
                    .containsExactly(0);
            assertThat(applying.paper(resident, number, paper)).isEmpty();
            assertThat(jdbc.sql("""
                                    select kept or cardinality(pages) > 0
                                    from file.stored, casework.correction where id = ? and number = ?
                                    """)
                            .params(file.id(), number)
                            .query(Boolean.class)
                            .single())
                    .as("the file and the answers are kept")
                    .isFalse();
        }
    }

    private void declineOverdue(String number) {
        clock.standOn("2026-03-10");
        casework.receive(new ReceiveApplication(window(), number, false, "逾期没有补正", "行政许可法第三十二条"));
    }

    private void theOfficeSeesNothingOfIt(String number, UUID paper) {
        assertThat(casework.open(window(), number).orElseThrow().papers())
                .extracting(Paper::round)
                .containsExactly(0);
        assertThat(casework.paper(window(), number, paper)).isEmpty();
        assertThat(casework.preview(window(), number, paper)).isEmpty();
    }

    @Test
    void whoSawThatNothingCameDoesNotDeclineWhatCameMeanwhile() {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, List.of(Point.ofMaterial(0, "看不清")), 5));
        clock.standOn("2026-03-10");
        int seen = casework.open(window(), number).orElseThrow().history().size();
        enclose(number, 0, null);
        corrections.handIn(resident, number);
        var decline = new ReceiveApplication(window(), number, seen, false, "逾期没有补正", "行政许可法第三十二条");
        assertThat(casework.receive(decline)).isEqualTo(new Act.Meanwhile());
        assertThat(corrections.request(new RequestCorrection(window(), number, seen, BOTH, 5)))
                .isEqualTo(new Act.Meanwhile());
        var theCase = casework.open(window(), number).orElseThrow();
        assertThat(theCase.state()).isEqualTo(State.SUBMITTED);
        assertThat(theCase.since(seen)).extracting(Happening::event).containsExactly(State.Event.CORRECT);
        assertThat(theCase.since(-1)).isEqualTo(theCase.since(99)).hasSize(3);
    }

    @Test
    void onceTheLastDayIsOverSilenceHasAcceptedBeforeAnybodyNoticed() {
        var declined = town.handIn(resident, item);
        var asked = town.handIn(resident, item);
        clock.standOn("2026-03-10");
        assertThat(casework.receive(new ReceiveApplication(window(), declined, false, "理由", "法")))
                .isEqualTo(new Act.NotNow(State.ACCEPTED));
        assertThat(corrections.request(new RequestCorrection(window(), asked, BOTH, 5)))
                .isEqualTo(new Act.NotNow(State.ACCEPTED));
        for (var number : List.of(declined, asked)) {
            var mine = applying.open(resident, number).orElseThrow();
            assertThat(mine.acceptedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(mine.history().getLast().event()).isEqualTo(State.Event.DEEM_ACCEPTED);
        }
    }

    @Test
    void whoDoesNotCorrectInTimeIsDeclinedByAPersonAndNotBefore() {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, BOTH, 5));
        var decline = new ReceiveApplication(window(), number, false, "逾期没有补正", "行政许可法第三十二条");
        assertThat(casework.receive(decline)).isEqualTo(new Act.NotNow(State.CORRECTING));
        clock.standOn("2026-03-09");
        casework.keepTime();
        assertThat(casework.receive(decline)).as("on the last day").isEqualTo(new Act.NotNow(State.CORRECTING));
        clock.standOn("2026-03-10");
        assertThat(casework.open(window(), number).orElseThrow().grounds()).hasSize(1);
        assertThat(casework.receive(decline))
                .isEqualTo(new Act.Done(number, State.Event.DECLINE_UNCORRECTED, State.NOT_ACCEPTED));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.NotAsked.class);
    }

    @Test
    void oneMayWithdrawInsteadOfCorrecting() {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, BOTH, 5));
        assertThat(applying.withdraw(new WithdrawApplication(resident, number)))
                .isEqualTo(new Act.Done(number, State.Event.WITHDRAW_CORRECTING, State.WITHDRAWN));
    }

    @Test
    void silenceAcceptsFromTheDayOfReceiptAndOnlyOnce() throws IOException {
        var number = town.handIn(resident, item);
        clock.standOn("2026-03-09");
        casework.keepTime();
        assertThat(applying.open(resident, number).orElseThrow().state())
                .as("the fifth working day is not over")
                .isEqualTo(State.SUBMITTED);
        clock.standOn("2026-03-25");
        casework.keepTime();
        casework.keepTime();
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.state()).isEqualTo(State.ACCEPTED);
        assertThat(mine.acceptedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(mine.clock().due().due()).as("ten days from receipt").isEqualTo(LocalDate.of(2026, 3, 16));
        var deemed = mine.history().getLast();
        assertThat(mine.history()).hasSize(2);
        assertThat(deemed.event()).isEqualTo(State.Event.DEEM_ACCEPTED);
        assertThat(deemed.byWhom()).isEmpty();
        assertThat(deemed.at()).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(letter(number, LetterKind.ACCEPTED)).contains("自收到申请材料之日（2026年3月2日）起即为受理", "没有经办人");
    }

    @Test
    void silenceAfterACorrectionAcceptsFromTheDayOfTheCorrection() {
        var number = town.handIn(resident, item);
        corrections.request(new RequestCorrection(window(), number, List.of(Point.ofMaterial(0, "看不清")), 10));
        clock.standOn("2026-03-09");
        enclose(number, 0, null);
        corrections.handIn(resident, number);
        clock.standOn("2026-03-17");
        casework.keepTime();
        var mine = applying.open(resident, number).orElseThrow();
        assertThat(mine.state()).isEqualTo(State.ACCEPTED);
        assertThat(mine.acceptedOn()).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void aDayBeyondThePublishedCalendarIsToldWithWhatMayMoveIt(@Autowired Calendar calendar) throws IOException {
        int year = calendar.lastPublishedYear();
        clock.standOn(year + "-03-02");
        var sure = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(window(), sure, true, "", ""));
        assertThat(letter(sure, LetterKind.ACCEPTED)).doesNotContain("还没有载入");
        clock.standOn(year + "-12-30");
        var number = town.handIn(resident, item);
        casework.receive(new ReceiveApplication(window(), number, true, "", ""));
        assertThat(letter(number, LetterKind.ACCEPTED)).contains("本平台还没有载入" + (year + 1) + "年的放假安排，载入后这个日期随之调整");
    }

    @Test
    void severalNodesThatNoticeTheSameSilenceWriteItOnce() throws Exception {
        var number = town.handIn(resident, item);
        clock.standOn("2026-03-25");
        try (var nodes = Executors.newFixedThreadPool(6)) {
            Callable<Void> node = () -> {
                casework.keepTime();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(node, node, node, node, node, node))) {
                done.get();
            }
        }
        assertThat(applying.open(resident, number).orElseThrow().history()).hasSize(2);
    }

    @Test
    void aPaperIsReadByItsOwnDepartmentWithATraceAndByNobodyElse(@Autowired Privacy privacy) throws Exception {
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 0, picture(resident.account())));
        var number = town.handIn(resident, item);
        var window = window();
        var paper = casework.open(window, number).orElseThrow().papers().getFirst();
        var before = privacy.readsFor(number).size();
        try (var content =
                casework.paper(window, number, paper.id()).orElseThrow().content()) {
            assertThat(content.readAllBytes()).startsWith(0xFF, 0xD8);
        }
        assertThat(privacy.readsFor(number)).hasSize(before + 1);
        assertThat(privacy.readsFor(number).getLast().given()).containsExactly("material.0");
        var others = town.officer(town.department("别局" + UUID.randomUUID()), Role.values());
        assertThat(casework.paper(others, number, paper.id())).isEmpty();
        assertThat(casework.preview(others, number, paper.id())).isEmpty();
        assertThat(applying.paper(town.resident("邻居", SmallTown.number()), number, paper.id()))
                .isEmpty();
        assertThat(casework.paper(window, number, UUID.randomUUID())).isEmpty();
        assertThat(privacy.readsFor(number)).hasSize(before + 1);
    }

    private String letter(String number, LetterKind kind) throws IOException {
        try (var content = applying.letter(resident, number, kind.first())
                        .orElseThrow()
                        .content();
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private void answer(String number, Map<String, String> typed) {
        assertThat(corrections.answer(new AnswerPage(resident, number, "wish", typed)))
                .isInstanceOf(Answering.Answered.class);
    }

    private void enclose(String number, int material, @Nullable StoredFile file) {
        assertThat(corrections.enclose(new EnclosePaper(resident, number, material, file)))
                .isPresent();
    }

    private StoredFile picture(UUID by) {
        var picture = new ByteArrayResource(Samples.picture("jpeg", 60, 40));
        return ((Storing.Stored) files.store(new StoreFile(picture, "图.jpg", by, ""))).file();
    }

    private Officer window() {
        return town.officer(department, Role.WINDOW);
    }
}
