package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.ImportReport.Doubt;
import org.tiaokuai.organisation.Department;

@EmptyPlatform
class ImportTest {

    private static final Path REAL = Path.of("../../shared/data/guangdong-items/policy.json");
    private static final AtomicInteger NEXT = new AtomicInteger(100);

    private final Catalogue catalogue;
    private final SmallTown town;
    private final Department receiver;

    @Autowired
    ImportTest(Catalogue catalogue, SmallTown town) {
        this.catalogue = catalogue;
        this.town = town;
        receiver = town.department("受理局" + UUID.randomUUID());
    }

    private ImportReport take(String... lines) throws IOException {
        return catalogue.importGuides(
                new BufferedReader(new StringReader(String.join("\n", lines))), receiver.id(), town.form());
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
        ImportReport first;
        try (var lines = Files.newBufferedReader(REAL)) {
            first = catalogue.importGuides(lines, receiver.id(), town.form());
        }
        assertThat(first.lines()).isEqualTo(2262);
        assertThat(first.published()).isEqualTo(2262);
        assertThat(first.broken()).isZero();
        assertThat(first.doubts().stream().filter(doubt -> doubt.what().contains("code of the body")))
                .hasSize(6)
                .extracting(doubt -> doubt.code().substring(0, 18))
                .containsOnly("TE440000GD030003VV", "13440000515356094L");
        assertThat(first.doubts()).anyMatch(doubt -> doubt.what().contains("vague"));
        assertThat(first.doubts()).allMatch(doubt -> doubt.line() >= 1 && doubt.line() <= 2262);
        try (var lines = Files.newBufferedReader(REAL)) {
            var second = catalogue.importGuides(lines, receiver.id(), town.form());
            assertThat(second.unchanged()).isEqualTo(2262);
            assertThat(second.published()).isZero();
            assertThat(second.doubts()).isEqualTo(first.doubts());
        }
        var found = catalogue.find(new Criteria("临时价格干预范围事项提价申报", "", "", "", 0));
        assertThat(found.items().getFirst().code()).isEqualTo("11440000006939756B2440101007000");
        assertThat(catalogue
                        .offer("11440000006939756B2440101007000")
                        .orElseThrow()
                        .guide()
                        .promisedLimit())
                .extracting("amount")
                .isEqualTo(7);
    }

    @Test
    void aBrokenLineIsReportedByItsNumberAndTheRestLoad() throws IOException {
        var good = code();
        var better = code();
        var report =
                take(line(good, ""), "{\"TASK_CODE\":", "", line("KURZ!", ""), line(better, ""), "[]", "null", "42");
        assertThat(report.lines()).isEqualTo(7);
        assertThat(report.published()).isEqualTo(2);
        assertThat(report.broken()).isEqualTo(5);
        assertThat(report.doubts().stream().filter(Doubt::broken).map(Doubt::line))
                .containsExactly(2, 4, 6, 7, 8);
        assertThat(catalogue.item(good)).isPresent();
        assertThat(catalogue.item(better)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "{}",
                "{\"TASK_CODE\":\"11440000006939756B2440101007999\"}",
                "{\"TASK_CODE\":\"11440000006939756B2440101007999\",\"TASK_NAME\":\"无\"}",
                "{\"TASK_NAME\":\"没有编码\"}",
                "{\"TASK_CODE\":{\"a\":1},\"TASK_NAME\":\"编码不是文字\"}",
                "{\"TASK_CODE\":\"'; drop schema catalogue; --\",\"TASK_NAME\":\"坏\"}"
            })
    void whatIsNoGuideIsNotTaken(String line) throws IOException {
        assertThat(take(line).published()).isZero();
    }

    @Test
    void aByteOrderMarkBeforeTheFirstLineIsNoFault() throws IOException {
        var report = take("\uFEFF" + line(code(), ""));
        assertThat(report.published()).isEqualTo(1);
        assertThat(report.broken()).isZero();
    }

    @Test
    void aCodeThatStandsTwiceIsDoubted() throws IOException {
        var code = code();
        var report = take(line(code, ""), line(code, ",\"DEPT_NAME\":\"另一局\""));
        assertThat(report.doubts())
                .anyMatch(doubt -> doubt.line() == 2 && doubt.what().contains("line 1"));
    }

    @Test
    void whatABodyDoesIsItsOwnOrTheReceivers() throws IOException {
        var own = town.department("本局" + UUID.randomUUID());
        var known = code();
        var report = take(line(known, ""));
        assertThat(report.unknownBodies()).isEqualTo(1);
        assertThat(catalogue.item(known).orElseThrow().offer().handledBy())
                .isEqualTo(receiver.id())
                .isNotEqualTo(own.id());
    }

    @Test
    void aRareCharacterAnInvisibleOneAndAVeryLongTextAreTaken() throws IOException {
        var code = code();
        var report = take(line(
                code,
                ",\"accept_standard\":\"𠮷䶮\\u0000\\ud83d\",\"DEPT_NAME\":\"局\",\"matter_short\":\""
                        + "长".repeat(30_000) + "\""));
        assertThat(report.broken()).isZero();
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
        assertThat(report.doubts()).anyMatch(doubt -> doubt.what().contains("vague"));
        assertThat(take(line(code(), ",\"material_intro\":[\"身份证\"]")).doubts()).isEmpty();
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
