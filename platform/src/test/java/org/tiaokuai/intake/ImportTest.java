package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tiaokuai.intake.Importing.code;
import static org.tiaokuai.intake.Importing.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.GuideImports.Fault;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.intake.ImportRun.State;
import org.tiaokuai.organisation.Organisation;

@EmptyPlatform
class ImportTest {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");

    private final Catalogue catalogue;
    private final GuideImports imports;
    private final Importing importing;

    @Autowired
    ImportTest(Catalogue catalogue, GuideImports imports, Organisation organisation, SmallTown town) {
        this.catalogue = catalogue;
        this.imports = imports;
        importing = new Importing(imports, organisation, town);
    }

    @Test
    void theRealFileLoadsWholeAndAgainChangesNothing() throws IOException {
        assumeTrue(Files.isReadable(REAL), "The real guides are not here");
        var first = importing.take(Files.newInputStream(REAL));
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
        var second = importing.take(Files.newInputStream(REAL));
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
        var run = importing.take(line(code(), "")).run();
        assertThat(run.fileName()).isEqualTo("guides.jsonl");
        assertThat(run.person()).isEqualTo(importing.keeper().name());
        assertThat(run.unit()).isEqualTo(importing.receiver().name());
        assertThat(run.sha256()).hasSize(64);
        assertThat(run.percent()).isEqualTo(100);
        assertThat(imports.runs(1000)).extracting(ImportRun::id).contains(run.id());
        assertThat(imports.cancel(run.id())).isFalse();
    }

    @Test
    void aBrokenLineIsReportedByItsNumberAndTheRestLoad() throws IOException {
        var good = code();
        var better = code();
        var report = importing.take(
                line(good, ""), "{\"TASK_CODE\":", "", line("KURZ!", ""), line(better, ""), "[]", "null", "42");
        assertThat(report.run().state()).isEqualTo(State.DONE);
        assertThat(report.run().rows()).as("without the blank line").isEqualTo(7);
        assertThat(report.run().published()).isEqualTo(2);
        assertThat(report.run().broken()).isEqualTo(5);
        assertThat(report.doubts()).extracting(Doubt::line).containsExactly(2, 4, 6, 7, 8);
        assertThat(catalogue.item(good)).isPresent();
        assertThat(catalogue.item(better)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theSampleOfTheDocumentationIsTakenAlsoRoundABrokenLine(int at) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(Path.of("../docs/samples/guides.jsonl")));
        assertThat(lines).hasSize(2);
        var whole = importing.take(lines.toArray(String[]::new));
        assertThat(whole.run().broken()).isZero();
        assertThat(whole.run().rows()).isEqualTo(2);
        var guide = catalogue
                .item("11320200990001028D3322106098000")
                .orElseThrow()
                .offer()
                .guide();
        assertThat(guide.name()).isEqualTo("养犬登记");
        assertThat(guide.promisedLimit()).extracting("amount", "unit").containsExactly(5, Limit.Unit.WORKING_DAY);
        assertThat(guide.legalLimit()).extracting("amount").isEqualTo(20);
        assertThat(guide.materials()).extracting(Guide.Material::required).containsExactly(true, true, false);
        assertThat(guide.keywords()).containsExactly("狗证", "给狗上户口");
        assertThat(guide.visits()).isEqualTo(1);
        assertThat(guide.free()).isTrue();
        lines.add(at, "坏的一行, \"TASK_CODE\"");
        var broken = importing.take(lines.toArray(String[]::new));
        assertThat(broken.run().rows()).isEqualTo(3);
        assertThat(broken.run().unchanged()).isEqualTo(2);
        assertThat(broken.run().broken()).isEqualTo(1);
        assertThat(broken.doubts())
                .filteredOn(doubt -> !doubt.kind().taken())
                .extracting(Doubt::line)
                .containsExactly(at + 1);
    }

    @Test
    void theDocumentationNamesEachFieldThatIsRead() throws IOException {
        var page = Files.readString(Path.of("../docs/guides.md"));
        assertThat(Column.values()).allSatisfy(column -> assertThat(page).contains("`" + column.field() + "`"));
    }

    @Test
    void aFileInWhichNothingIsCalledAsInThePublishedShapeWaitsAsATable() throws IOException {
        var content = "{\"code\":\"11320200990001028D3322106097000\",\"name\":\"别的名字\"}";
        var start = (Start.Started) imports.start(
                new StartImport("a.jsonl", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), null));
        assertThat(imports.run(start.run()).orElseThrow().state()).isEqualTo(State.UPLOADED);
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
        var report = importing.take(line(good, ""), line);
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
        assertThat(imports.start(new StartImport("x", new ByteArrayInputStream(bytes), importing.keeper())))
                .isEqualTo(new Start.Refused(fault));
        assertThat(imports.runs(1000)).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void theEncodingIsFoundOut(String charset) throws IOException {
        var code = code();
        var text = (charset.startsWith("UTF") ? "\uFEFF" : "") + line(code, ",\"accept_standard\":\"符合条件的单位可以申请办理\"")
                + "\r\n";
        var report = importing.take(text.getBytes(Charset.forName(charset)));
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
        var report = importing.take(bytes);
        assertThat(report.kinds()).containsExactly(Kind.UNREADABLE);
        assertThat(catalogue.item(good)).isPresent();
    }

    @Test
    void aFieldOfTenMegabytesIsSkippedAndTheRestLoad() throws IOException {
        var good = code();
        var report = importing.take(line(code(), ",\"x\":\"" + "长".repeat(3_500_000) + "\""), line(good, ""));
        assertThat(report.doubts()).containsExactly(new Doubt(1, "", Kind.TOO_LONG, ""));
        assertThat(catalogue.item(good)).isPresent();
    }

    @Test
    void aCodeThatStandsTwiceCountsTheFirstTimeSoThatAgainChangesNothing() throws IOException {
        var code = code();
        var lines = new String[] {line(code, ""), line(code, ",\"DEPT_NAME\":\"另一局\"")};
        assertThat(importing.take(lines).doubts()).containsExactly(new Doubt(2, code, Kind.CODE_TWICE, "1"));
        assertThat(importing.take(lines).run().unchanged()).isEqualTo(1);
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
        var report = importing.take(lines);
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
        importing.take(line(same, ""), line(changed, ""));
        var report = importing.take(line(same, ""), line(changed, ",\"visit_number\":\"1\""));
        assertThat(report.run().published()).isEqualTo(1);
        assertThat(report.run().unchanged()).isEqualTo(1);
        assertThat(catalogue.item(changed).orElseThrow().offer().version()).isEqualTo(2);
        assertThat(catalogue.item(same).orElseThrow().offer().version()).isEqualTo(1);
    }

    @Test
    void whatWasImportedIsFoundByWhatPeopleCallIt() throws IOException {
        var code = code();
        importing.take(line(code, ",\"matter_daily\":\"翻新老牌匾\""));
        assertThat(catalogue.find(new Criteria("翻新老牌匾", "", "", "", 0)).items())
                .extracting(ItemView::code)
                .containsExactly(code);
    }
}
