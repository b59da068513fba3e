package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.GuideImports.Choice;
import org.tiaokuai.intake.GuideImports.Fault;
import org.tiaokuai.intake.GuideImports.SettleBody;
import org.tiaokuai.intake.GuideImports.Settlement;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.intake.ImportRun.State;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.standard.DivisionCode;

@EmptyPlatform
class ImportTest {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Catalogue catalogue;
    private final Editing editing;
    private final GuideImports imports;
    private final Organisation organisation;
    private final SmallTown town;
    private final Department receiver;
    private final Officer keeper;

    @Autowired
    ImportTest(Catalogue catalogue, Editing editing, GuideImports imports, Organisation organisation, SmallTown town) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.imports = imports;
        this.organisation = organisation;
        this.town = town;
        receiver = receiver();
        keeper = town.officer(receiver, Role.INFORMATION_AUTHORITY);
    }

    private Department receiver() {
        return organisation.receivingDepartment().orElseGet(() -> {
            var city = town.department("任意局" + UUID.randomUUID()).division();
            organisation.establishDepartments(
                    List.of(new Department(UUID.randomUUID(), "RECEIVER", "受理局", "受理局", "受理", city, true)));
            return organisation.receivingDepartment().orElseThrow();
        });
    }

    /** A run with all that it doubted. */
    private record Ended(ImportRun run, List<Doubt> doubts) {

        List<Kind> kinds() {
            return doubts.stream().map(Doubt::kind).toList();
        }
    }

    private Ended take(String... lines) throws IOException {
        return take(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private Ended take(byte[] content) throws IOException {
        return take(new ByteArrayInputStream(content));
    }

    private Ended take(InputStream content) throws IOException {
        return ended(((Start.Started) imports.start(new StartImport("C:\\guides.jsonl", content, keeper))).run());
    }

    private Ended ended(UUID id) {
        await().atMost(PATIENCE).until(() -> !imports.run(id).orElseThrow().open());
        return new Ended(imports.run(id).orElseThrow(), imports.doubts(id, 0, 10_000));
    }

    private static String code() {
        return "11440000006939756B2440101007" + NEXT.incrementAndGet();
    }

    private static String line(String code, String rest) {
        return "{\"TASK_CODE\":\"" + code + "\",\"TASK_NAME\":\"导入的事" + code + "\"" + rest + "}";
    }

    @Test
    void theRealFileLoadsWholeAndAgainChangesNothing() throws IOException {
        assumeTrue(Files.isReadable(REAL), "The real guides are not here");
        var first = take(Files.newInputStream(REAL));
        assertThat(first.run().rows()).isEqualTo(2262);
        assertThat(first.run().published()).isEqualTo(2262);
        assertThat(first.run().broken()).isZero();
        assertThat(first.doubts().stream()
                        .filter(doubt ->
                                doubt.kind() == Kind.BODY_CODE_WRONG || doubt.kind() == Kind.BODY_CODE_PROVISIONAL))
                .hasSize(6)
                .extracting(Doubt::detail)
                .containsOnly("TE440000GD030003VV", "13440000515356094L");
        assertThat(first.kinds()).contains(Kind.MATERIAL_VAGUE);
        assertThat(first.doubts()).allMatch(doubt -> doubt.line() >= 1 && doubt.line() <= 2262);
        assertThat(first.doubts()).isSortedAccordingTo((one, other) -> Integer.compare(one.line(), other.line()));
        assertThat(imports.bodiesOf(first.run().id())).hasSizeGreaterThan(150);
        var second = take(Files.newInputStream(REAL));
        assertThat(second.run().unchanged()).isEqualTo(2262);
        assertThat(second.run().published()).isZero();
        assertThat(second.doubts()).isEqualTo(first.doubts());
        var found = catalogue.find(new Criteria("临时价格干预范围事项提价申报", "", "", "", 0));
        assertThat(found.items().getFirst().code()).isEqualTo("11440000006939756B2440101007000");
        assertThat(catalogue
                        .item("11440000006939756B2440101007000")
                        .orElseThrow()
                        .offer()
                        .guide()
                        .promisedLimit())
                .extracting("amount")
                .isEqualTo(7);
    }

    @Test
    void aRunSaysWhoBroughtWhichFile() throws IOException {
        var run = take(line(code(), "")).run();
        assertThat(run.fileName()).isEqualTo("guides.jsonl");
        assertThat(run.person()).isEqualTo(keeper.name());
        assertThat(run.unit()).isEqualTo(receiver.name());
        assertThat(run.sha256()).hasSize(64);
        assertThat(run.percent()).isEqualTo(100);
        assertThat(imports.runs(1000)).extracting(ImportRun::id).contains(run.id());
        assertThat(imports.cancel(run.id())).isFalse();
    }

    @Test
    void aBrokenLineIsReportedByItsNumberAndTheRestLoad() throws IOException {
        var good = code();
        var better = code();
        var report =
                take(line(good, ""), "{\"TASK_CODE\":", "", line("KURZ!", ""), line(better, ""), "[]", "null", "42");
        assertThat(report.run().state()).isEqualTo(State.DONE);
        assertThat(report.run().rows()).as("without the blank line").isEqualTo(7);
        assertThat(report.run().published()).isEqualTo(2);
        assertThat(report.run().broken()).isEqualTo(5);
        assertThat(report.doubts()).extracting(Doubt::line).containsExactly(2, 4, 6, 7, 8);
        assertThat(catalogue.item(good)).isPresent();
        assertThat(catalogue.item(better)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{not JSON",
                "{}",
                "{\"TASK_CODE\":\"11440000006939756B2440101007999\"}",
                "{\"TASK_CODE\":\"11440000006939756B2440101007999\",\"TASK_NAME\":\"无\"}",
                "{\"TASK_NAME\":\"没有编码\"}",
                "{\"TASK_CODE\":{\"a\":1},\"TASK_NAME\":\"编码不是文字\"}",
                "{\"TASK_CODE\":\"'; drop schema catalogue; --\",\"TASK_NAME\":\"坏\"}"
            })
    void whatIsNoGuideIsNotTaken(String line) throws IOException {
        var good = code();
        var report = take(line(good, ""), line);
        assertThat(report.run().published()).isEqualTo(1);
        assertThat(report.run().broken()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  \n ', EMPTY",
        "not JSON, NO_GUIDES",
        "'\u0000\u0001\u0002', BINARY",
    })
    void aFileThatHoldsNoGuidesIsRefusedAndNotKept(String content, Fault fault) throws IOException {
        int before = imports.runs(1000).size();
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThat(imports.start(new StartImport("x", new ByteArrayInputStream(bytes), keeper)))
                .isEqualTo(new Start.Refused(fault));
        assertThat(imports.runs(1000)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void theEncodingIsFoundOut(String charset) throws IOException {
        var code = code();
        var text = (charset.startsWith("UTF") ? "\uFEFF" : "") + line(code, ",\"accept_standard\":\"符合条件的单位可以申请办理\"")
                + "\r\n";
        var report = take(text.getBytes(Charset.forName(charset)));
        assertThat(report.doubts()).isEmpty();
        assertThat(catalogue.item(code).orElseThrow().offer().guide().name()).startsWith("导入的事");
    }

    @Test
    void aLineThatBreaksTheEncodingIsNotTakenAndTheRestAre() throws IOException {
        var good = code();
        var text = line(code(), "坏").replace("坏", ",\"x\":\"\u00e9\"") + "\n" + line(good, "");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == (byte) 0xC3) {
                bytes[at] = (byte) 0xFF;
            }
        }
        var report = take(bytes);
        assertThat(report.kinds()).containsExactly(Kind.UNREADABLE);
        assertThat(catalogue.item(good)).isPresent();
    }

    @Test
    void aFieldOfTenMegabytesIsSkippedAndTheRestLoad() throws IOException {
        var good = code();
        var report = take(line(code(), ",\"x\":\"" + "长".repeat(3_500_000) + "\""), line(good, ""));
        assertThat(report.doubts()).containsExactly(new Doubt(1, "", Kind.TOO_LONG, ""));
        assertThat(catalogue.item(good)).isPresent();
    }

    @Test
    void aCodeThatStandsTwiceCountsTheFirstTimeSoThatAgainChangesNothing() throws IOException {
        var code = code();
        var lines = new String[] {line(code, ""), line(code, ",\"DEPT_NAME\":\"另一局\"")};
        assertThat(take(lines).doubts()).containsExactly(new Doubt(2, code, Kind.CODE_TWICE, "1"));
        assertThat(take(lines).run().unchanged()).isEqualTo(1);
        assertThat(catalogue.item(code).orElseThrow().offer().version()).isEqualTo(1);
    }

    @Test
    void aCodeThatStandsAgainFarBelowIsDoubtedToo() throws IOException {
        var lines = new String[1002];
        for (int at = 0; at < 1001; at++) {
            lines[at] =
                    line("FERN" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(), ",\"DEPT_NAME\":\"局\"");
        }
        lines[1001] = lines[3];
        var report = take(lines);
        assertThat(report.run().published()).isEqualTo(1001);
        assertThat(report.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.line()).isEqualTo(1002);
            assertThat(doubt.detail()).isEqualTo("4");
        });
    }

    @Test
    void aChangedFileMakesNewVersionsOfWhatChangedOnly() throws IOException {
        var same = code();
        var changed = code();
        take(line(same, ""), line(changed, ""));
        var report = take(line(same, ""), line(changed, ",\"visit_number\":\"1\""));
        assertThat(report.run().published()).isEqualTo(1);
        assertThat(report.run().unchanged()).isEqualTo(1);
        assertThat(catalogue.item(changed).orElseThrow().offer().version()).isEqualTo(2);
        assertThat(catalogue.item(same).orElseThrow().offer().version()).isEqualTo(1);
    }

    @Test
    void aBodyIsProposedAndItsItemsFollowWhatIsSettled() throws IOException {
        var body = "12440000" + String.format("%09d", NEXT.incrementAndGet()) + "X";
        var code = body + "2440101007101";
        var run = take(line(code, ",\"DEPT_NAME\":\"新来的局\"")).run();
        assertThat(imports.bodiesOf(run.id())).containsExactly(new UnknownBody(body, "新来的局", 1));
        assertThat(catalogue.item(code).orElseThrow().offer().handledBy()).isEqualTo(receiver.id());
        assertThat(organisation.department(body)).isEmpty();

        assertThat(settle(body, new Choice.Adopt(DivisionCode.ofPrefix("11"))))
                .isEqualTo(new Settlement.NoSuchDivision());
        assertThat(settle(body, new Choice.Map(UUID.randomUUID()))).isEqualTo(new Settlement.NoSuchDepartment());
        assertThat(settle(body, new Choice.Adopt(DivisionCode.ofPrefix("3202"))))
                .isEqualTo(new Settlement.Settled(body, 1));
        var department = organisation.department(body).orElseThrow();
        assertThat(catalogue.item(code).orElseThrow().offer().handledBy()).isEqualTo(department.id());
        assertThat(settle(body, new Choice.Leave())).isEqualTo(new Settlement.NothingToSettle());

        var again = take(line(code, ",\"DEPT_NAME\":\"新来的局\"")).run();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(imports.bodiesOf(again.id())).isEmpty();
    }

    @Test
    void aMappedBodyKeepsItsDepartmentAtTheNextImport() throws IOException {
        var body = "12440000" + String.format("%09d", NEXT.incrementAndGet()) + "X";
        var own = town.department("接办局" + UUID.randomUUID());
        take(line(body + "2440101007101", ""));
        settle(body, new Choice.Map(own.id()));
        take(line(body + "2440101007101", ""), line(body + "2440101007102", ""));
        assertThat(catalogue.item(body + "2440101007101").orElseThrow().offer().handledBy())
                .isEqualTo(own.id());
        assertThat(catalogue.item(body + "2440101007102").orElseThrow().offer().handledBy())
                .isEqualTo(own.id());
        assertThat(catalogue.item(body + "2440101007101").orElseThrow().offer().version())
                .isEqualTo(2);
    }

    @Test
    void aBodyThatIsLeftToTheReceiverIsNotProposedAgain() throws IOException {
        var body = "12440000" + String.format("%09d", NEXT.incrementAndGet()) + "X";
        take(line(body + "2440101007101", ""));
        assertThat(settle(body, new Choice.Leave())).isEqualTo(new Settlement.Settled(body, 0));
        assertThat(imports.unknownBodies()).extracting(UnknownBody::code).doesNotContain(body);
        assertThat(imports.bodiesOf(take(line(body + "2440101007102", "")).run().id()))
                .isEmpty();
    }

    private static String shortCode() {
        return "FERN" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static String of(String body) {
        return ",\"DEPT_NAME\":\"" + body + "\"";
    }

    private UUID handler(String code) {
        return catalogue.item(code).orElseThrow().offer().handledBy();
    }

    @Test
    void aShortCodeStaysWithTheBodyThatUsedItFirst() throws IOException {
        var own = town.department("先用的局" + UUID.randomUUID());
        var code = shortCode();
        var good = shortCode();
        take(line(code, of(own.name())));
        for (var other :
                List.of(of("后来的局"), of(town.department("别局" + UUID.randomUUID()).name()), "")) {
            var report = take(line(good, of("后来的局")), line(code.toLowerCase(Locale.ROOT), other));
            assertThat(report.doubts()).contains(new Doubt(2, code, Kind.CODE_HELD, own.name()));
            assertThat(report.run().broken()).isEqualTo(1);
            assertThat(handler(code)).isEqualTo(own.id());
            assertThat(catalogue.item(code).orElseThrow().offer().version()).isEqualTo(1);
        }
        assertThat(catalogue.item(good)).isPresent();
        assertThat(take(line(code, of(own.name()) + ",\"visit_number\":\"1\""))
                        .run()
                        .published())
                .as("its own body goes on with it")
                .isEqualTo(1);
        assertThat(take(line(code, of(own.creditCode()))).run().published())
                .as("two names of one department")
                .isEqualTo(1);
    }

    @Test
    void twoBodiesWhoseItemsTheReceiverDoesAreTwoBodies() throws IOException {
        var code = shortCode();
        take(line(code, of("没有设立的甲局")));
        assertThat(take(line(code, of("没有设立的乙局"))).kinds()).containsExactly(Kind.CODE_HELD);
        var named = shortCode();
        take(line(named, ""));
        assertThat(take(line(named, of("没有设立的甲局"))).doubts())
                .as("what was nobody's may become somebody's")
                .isEmpty();
    }

    @Test
    void aBodyThatWasOnlyRenamedIsSettledAndThenGoesOnWithItsCodes() throws IOException {
        var own = town.department("改名前的局" + UUID.randomUUID());
        var code = shortCode();
        var renamed = "改名后的局" + UUID.randomUUID();
        take(line(code, of(own.name())));
        var refused = take(line(code, of(renamed)));
        assertThat(refused.kinds()).containsExactly(Kind.CODE_HELD);
        assertThat(imports.bodiesOf(refused.run().id()))
                .extracting(UnknownBody::code)
                .containsExactly(renamed);
        assertThat(settle(renamed, new Choice.Map(own.id()))).isEqualTo(new Settlement.Settled(renamed, 0));
        assertThat(take(line(code, of(renamed))).doubts()).isEmpty();
        assertThat(catalogue.item(code).orElseThrow().offer().guide().departmentName())
                .isEqualTo(renamed);
        assertThat(handler(code)).isEqualTo(own.id());
    }

    @Test
    void aCodeOfADraftIsTheDraftersBeforeAnythingIsPublished() throws IOException {
        var own = town.department("起草的局" + UUID.randomUUID());
        var editor = town.officer(own, Role.EDITOR);
        var code = shortCode();
        assertThat(editing.begin(new BeginVersion(editor, code, "新事"))).isInstanceOf(Step.Taken.class);
        assertThat(take(line(code, of("抢先的局"))).doubts())
                .containsExactly(new Doubt(1, code, Kind.CODE_HELD, own.name()));
        assertThat(catalogue.item(code)).isEmpty();
        assertThat(take(line(code, of(own.name()))).run().published()).isEqualTo(1);
    }

    @Test
    void theHistoryOfAnItemNamesWhoSettledItsBody() throws IOException {
        var body = "12440000" + String.format("%09d", NEXT.incrementAndGet()) + "X";
        var own = town.department("接办局" + UUID.randomUUID());
        var code = body + "2440101007101";
        take(line(code, ""));
        assertThat(settle(body, new Choice.Map(own.id()))).isEqualTo(new Settlement.Settled(body, 1));
        var history =
                editing.file(town.officer(own, Role.EDITOR), code).orElseThrow().history();
        assertThat(history).extracting(ItemFile.Deed::event).containsExactly(Event.ASSIGN, Event.IMPORT);
        assertThat(history.getFirst().officer()).isEqualTo(keeper.name());
        assertThat(history.getFirst().title()).isEqualTo(keeper.post().title());
        assertThat(history.getLast().officer()).isEmpty();
    }

    private Settlement settle(String body, Choice choice) {
        return imports.settle(new SettleBody(body, choice, keeper));
    }

    @ParameterizedTest
    @CsvSource({
        "20(工作日), 10(工作日), false",
        "10(工作日), 20(工作日), true",
        "20(自然日), 20(工作日), true",
        "30(工作日), 30(自然日), false",
        "5(工作日), 10(自然日), true",
        "20(工作日), 20(工作日), false",
        "无, 20(工作日), false",
        "20(工作日), 无, false"
    })
    void aPromiseThatEndsAfterTheLawsDayIsDoubtedWhateverTheUnits(String legal, String promised, boolean doubted)
            throws IOException {
        var report =
                take(line(code(), ",\"handle_time\":\"" + legal + "\",\"handle_time_limit\":\"" + promised + "\""));
        assertThat(report.kinds().contains(Kind.PROMISE_BEYOND_LAW)).isEqualTo(doubted);
    }

    @Test
    void aRareCharacterAnInvisibleOneAndAVeryLongTextAreTaken() throws IOException {
        var code = code();
        var report = take(line(
                code,
                ",\"accept_standard\":\"𠮷䶮\\u0000\\ud83d\",\"DEPT_NAME\":\"局\",\"matter_short\":\""
                        + "长".repeat(30_000) + "\""));
        assertThat(report.run().broken()).isZero();
        assertThat(catalogue
                        .item(code)
                        .orElseThrow()
                        .offer()
                        .guide()
                        .conditions()
                        .getFirst())
                .startsWith("𠮷䶮");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999(工作日)", "3651(自然日)", "二十(工作日)", "-1(工作日)", "20", "20(月)", "99999(工作日)", "1.5(工作日)"})
    void aLimitThatCannotBeIsDoubtedAndNeverKeptToFailLater(String limit) throws IOException {
        var code = code();
        var report = take(line(code, ",\"handle_time\":\"" + limit + "\",\"handle_time_limit\":\"" + limit + "\""));
        assertThat(report.doubts()).as(limit).isNotEmpty();
        catalogue.item(code).map(Item::offer).ifPresent(offer -> {
            for (var term :
                    Arrays.asList(offer.guide().legalLimit(), offer.guide().promisedLimit())) {
                if (term != null) {
                    assertThatCode(term::limit).doesNotThrowAnyException();
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"其他材料", "其他有关资料", "有关材料", "与申请有关的其他文件"})
    void aMaterialThatAnythingCouldBeIsDoubted(String material) throws IOException {
        var report = take(line(code(), ",\"material_intro\":[\"身份证\",\"" + material + "\"]"));
        assertThat(report.kinds()).contains(Kind.MATERIAL_VAGUE);
        assertThat(take(line(code(), ",\"material_intro\":[\"身份证\"]")).doubts()).isEmpty();
    }

    @Test
    void whatIsSaidToBeOnlineAndLacksWhatThisNeedsIsDoubtedAndTakesNoApplications() throws IOException {
        var code = code();
        var online = ",\"ONLINECHECK\":\"1\",\"DEPT_NAME\":\"局\",\"material_intro\":[\"身份证\"]";
        assertThat(take(line(code, online)).doubts()).containsExactly(new Doubt(1, code, Kind.NOT_ONLINE, "COMPLAINT"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(take(line(code, online + ",\"complain_phone\":\"12345\"")).doubts())
                .isEmpty();
        assertThat(catalogue.offer(code)).isPresent();
    }

    @Test
    void whatWasImportedIsFoundByWhatPeopleCallIt() throws IOException {
        var code = code();
        take(line(code, ",\"matter_daily\":\"翻新老牌匾\""));
        assertThat(catalogue.find(new Criteria("翻新老牌匾", "", "", "", 0)).items())
                .extracting(ItemView::code)
                .containsExactly(code);
    }
}
