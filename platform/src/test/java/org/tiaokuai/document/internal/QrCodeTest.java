package org.tiaokuai.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.document.DocumentMeta;

class QrCodeTest {

    private static final DocumentService DOCUMENTS = new DocumentService();
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(strings = {"1", "https://hall.example.gov.cn/v/BH-2026-1123-0007?k=a&b=<c>", "滨湖区·𠮷田䶮·第18,204号树"})
    void eachFormOfTheCodeReadsBack(String content) throws Exception {
        assertThat(read(png(DOCUMENTS.qrPng(content)))).isEqualTo(content);
        assertThat(read(drawn(DOCUMENTS.qrSvg(content, "码")))).isEqualTo(content);
    }

    @Test
    void theCodeReadsBackFromThePrintedPage() throws Exception {
        String content = "https://hall.example.gov.cn/v/BH-2026-1123-0007";
        String body =
                "<div class='doc-foot'><img class='doc-qr' alt='码' src='" + DOCUMENTS.qrPng(content) + "'/></div>";
        byte[] pdf = DOCUMENTS.pdf(body, new DocumentMeta("t", "zh", "s", Instant.EPOCH));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(read(new PDFRenderer(document).renderImageWithDPI(0, 150)))
                    .isEqualTo(content);
        }
    }

    @Test
    void theSvgIsOnePathWithAnEscapedLabelAndNoStyle() throws Exception {
        String label = "核验码 <\"'&>\u0000 𠮷";
        String svg = DOCUMENTS.qrSvg("x", label);
        var root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getAttribute("aria-label")).isEqualTo("核验码 <\"'&> 𠮷");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("class")).isEqualTo("tk-qr");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 29 29");
        assertThat(root.getChildNodes().getLength()).isEqualTo(1);
        assertThat(svg).doesNotContain("style").contains("<path d=\"M4 4h7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void aCodeWithoutContentIsRefused(String content) {
        assertThatThrownBy(() -> DOCUMENTS.qrSvg(content, "码")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeHoldsWhatItCanAndNotAByteMore() {
        assertThat(DOCUMENTS.qrSvg("a".repeat(2331), "码")).startsWith("<svg");
        assertThatThrownBy(() -> DOCUMENTS.qrSvg("a".repeat(2332), "码")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedCodeIsNotReadAsSomethingElse() throws Exception {
        BufferedImage image = png(DOCUMENTS.qrPng("x"));
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight() / 2);
        assertThatThrownBy(() -> read(image)).isInstanceOf(NotFoundException.class);
    }

    private static BufferedImage png(String uri) throws Exception {
        return ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(InlinePng.PREFIX.length()))));
    }

    private static BufferedImage drawn(String svg) {
        int scale = 6;
        int size = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+).*", "$1"));
        BufferedImage image = new BufferedImage(size * scale, size * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, size * scale, size * scale);
        pen.setColor(Color.BLACK);
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            pen.fillRect(
                    Integer.parseInt(run.group(1)) * scale,
                    Integer.parseInt(run.group(2)) * scale,
                    Integer.parseInt(run.group(3)) * scale,
                    scale);
        }
        return image;
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var found = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
        return found.getText();
    }
}
