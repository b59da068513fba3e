package org.tiaokuai.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.document.DocumentMeta;

class PdfTest {

    private static final DocumentService DOCUMENTS = new DocumentService();
    private static final Instant ISSUED = Instant.parse("2026-11-23T09:30:00Z");
    private static final DocumentMeta META = new DocumentMeta("受理通知书", "zh-CN", "行政许可申请的受理通知", ISSUED);

    @Test
    void aCertificateIsSmallAndItsTextCanBeReadBack() throws IOException {
        byte[] pdf = DOCUMENTS.pdf(notice(), META);
        Files.createDirectories(Path.of("target/documents"));
        Files.write(Path.of("target/documents/notice.pdf"), pdf);

        assertThat(pdf).hasSizeLessThan(200_000);
        assertThat(pagesOf(pdf)).isEqualTo(1);
        assertThat(textOf(pdf)).contains("行政许可申请受理通知书", "滨湖区政务受理〔2026〕1123号", "𠮷田䶮女士：", "滨湖区𬭊记理发店", "第18,204号树");
    }

    @Test
    void everydayCharactersAreNotReadBackAsRadicals() throws IOException {
        String shared = "一人入八又口土大女子小山工己巾广弓心手文斗方日曰月木止水火牛玉瓜田白目石示立竹米羊老耳肉臣自舌行衣见角言豆走足身车金长门雨青非面革韦音风飞首香马骨鬼鱼鸟鹿麦黄黑鼓鼠齐龙龟，拔㔾帲㭎·-";
        assertThat(textOf(DOCUMENTS.pdf("<p>" + shared + "</p>", META)).replaceAll("\\s", ""))
                .contains(shared);
    }

    @Test
    void onlyTheFontsUsedAreEmbeddedAndOnlyAsSubsets() throws IOException {
        assertThat(fontsOf(DOCUMENTS.pdf("<p>张伟</p>", META))).singleElement().satisfies(PdfTest::isSubset);
        assertThat(fontsOf(DOCUMENTS.pdf("<p>𠮷伟</p>", META))).hasSize(2).allSatisfy(PdfTest::isSubset);
    }

    @Test
    void aCharacterWithoutGlyphIsPrintedAsItsCodeAndExplained() throws IOException {
        assertThat(textOf(DOCUMENTS.pdf("<p>店名：𪚥𪚥面</p>", META)).replaceAll("\\s", ""))
                .contains("店名：〔U+2A6A5〕〔U+2A6A5〕面", "GB/T13000");
        DocumentMeta english = new DocumentMeta("Receipt", "en", "A receipt", ISSUED);
        assertThat(textOf(DOCUMENTS.pdf("<p>𪚥</p>", english))).contains("〔U+2A6A5〕", "our fonts lack");
    }

    @Test
    void aDocumentWithoutMissingCharactersHasNoNote() throws IOException {
        assertThat(textOf(DOCUMENTS.pdf("<p>𠮷</p>", META))).doesNotContain("GB/T 13000");
    }

    @Test
    void theDocumentSaysItsTitleLanguageAndDateAndIsTagged() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(DOCUMENTS.pdf(notice(), META))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("zh-CN");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getOutputIntents()).hasSize(1);
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("受理通知书");
            assertThat(pdf.getDocumentInformation().getSubject()).isEqualTo("行政许可申请的受理通知");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(ISSUED);
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<xmp:CreateDate>2026-11-23T17:30:00+08:00</xmp:CreateDate>", "pdfuaid:part");
        }
    }

    @Test
    void headingsBecomeNestedBookmarks() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(DOCUMENTS.pdf(notice(), META))) {
            var top = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(top.getTitle()).isEqualTo("行政许可申请受理通知书");
            assertThat(top.getFirstChild().getTitle()).isEqualTo("一、已收材料");
            assertThat(top.getFirstChild().getNextSibling().getTitle()).isEqualTo("二、您的权利");
        }
    }

    @Test
    void aWordLongerThanTheLineIsBrokenAndNotCutOff() throws IOException {
        String longest = "0123456789abcdef".repeat(20);
        try (PDDocument pdf = Loader.loadPDF(DOCUMENTS.pdf("<p>摘要：" + longest + "</p>", META))) {
            PDFTextStripperByArea inside = new PDFTextStripperByArea();
            inside.addRegion("text", new Rectangle(56, 70, 483, 702));
            inside.extractRegions(pdf.getPage(0));
            assertThat(inside.getTextForRegion("text").replaceAll("\\s", "")).isEqualTo("摘要：" + longest);
        }
    }

    @Test
    void aTableRepeatsItsHeadOnEachPage() throws IOException {
        String rows = "<tr><td>行</td></tr>".repeat(80);
        String table =
                "<table class='doc-table'><thead><tr><th>表头</th></tr></thead><tbody>" + rows + "</tbody></table>";
        byte[] pdf = DOCUMENTS.pdf(table, META);
        assertThat(textOf(pdf).split("表头", -1)).hasSize(pagesOf(pdf) + 1);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        byte[] first = DOCUMENTS.pdf(notice(), META);
        assertThat(DOCUMENTS.pdf(notice(), META)).isEqualTo(first);
        assertThat(new DocumentService().pdf(notice(), META)).isEqualTo(first);
    }

    @Test
    void anotherDateOrAnotherWordGivesOtherBytes() {
        byte[] first = DOCUMENTS.pdf("<p>甲</p>", META);
        assertThat(DOCUMENTS.pdf("<p>乙</p>", META)).isNotEqualTo(first);
        assertThat(DOCUMENTS.pdf("<p>甲</p>", new DocumentMeta("受理通知书", "zh-CN", "行政许可申请的受理通知", ISSUED.plusSeconds(1))))
                .isNotEqualTo(first);
    }

    @Test
    void eightThreadsMakeTheSameDocumentsAsOne() throws Exception {
        List<byte[]> alone = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            alone.add(DOCUMENTS.pdf(numbered(i), META));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> together = new ArrayList<>();
            for (int i = 0; i < 8 * 20; i++) {
                int number = i % 20;
                together.add(threads.submit(() -> DOCUMENTS.pdf(numbered(number), META)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % 20));
            }
        }
    }

    @Test
    void aLaterPageIsQuick() {
        DOCUMENTS.pdf(notice(), META);
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            DOCUMENTS.pdf(notice(), META);
            quickest = Math.min(quickest, System.nanoTime() - start);
        }
        assertThat(quickest / 1_000_000).isLessThan(150);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u0001",
                "\u000b",
                "\u001f",
                "\ufffe",
                "\uffff",
                "\ud800",
                "\udc00",
                "&#0;",
                "&#x1F;",
                "&#xD800;",
                "&#xFFFE;",
                "&#99999999999;",
                "&#x110000;",
                "\u0085",
                "\u200d",
                "\ufe0f",
                "\u202e"
            })
    void aCharacterThatIsForbiddenOrInvisibleIsDropped(String bad) throws IOException {
        assertThat(textOf(DOCUMENTS.pdf("<p>王" + bad + "芳</p>", META))).isEqualToIgnoringNewLines("— 1 / 1 —王芳");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>",
                "</p>",
                "<p>a & b</p>",
                "<p a=b>x</p>",
                "</body><body>",
                "&nope;",
                "&nbsp;",
                "<p><b></p></b>",
                "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>&x;</p>"
            })
    void aMalformedBodyIsRefusedWithoutRepeatingIt(String malformed) {
        assertThatThrownBy(() -> DOCUMENTS.pdf(malformed, META))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The body of a document is not well-formed XHTML");
    }

    private static String numbered(int number) {
        return "<h1>第" + number + "号</h1><p>" + Character.toString(0x20BB7) + Character.toString(0x4E00 + 97 * number)
                + "</p>";
    }

    private static String notice() {
        try (InputStream in = Objects.requireNonNull(PdfTest.class.getResourceAsStream("/document/notice.xhtml"))) {
            String qr = DOCUMENTS.qrPng("https://hall.example.gov.cn/v/BH-2026-1123-0007");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\"QR\"", "\"" + qr + "\"");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pagesOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static List<PDFont> fontsOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDFont> fonts = new ArrayList<>();
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
            return fonts;
        }
    }

    private static void isSubset(PDFont font) {
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
    }
}
