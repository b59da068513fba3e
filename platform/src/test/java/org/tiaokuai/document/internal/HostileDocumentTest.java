package org.tiaokuai.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.document.DocumentMeta;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HostileDocumentTest {

    private static final DocumentService DOCUMENTS = new DocumentService();
    private static final DocumentMeta META =
            new DocumentMeta("标题", "zh-CN", "说明", Instant.parse("2026-11-23T09:30:00Z"));
    private static final String PNG = DOCUMENTS.qrPng("1");

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Path image;

    HostileDocumentTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void aServerAndAFileWaitToBeRead(@TempDir Path folder) throws IOException {
        image = Files.write(
                folder.resolve("secret.png"), Base64.getDecoder().decode(PNG.substring(InlinePng.PREFIX.length())));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void theServerStops() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img alt='' src='URL'/>",
                "<link rel='stylesheet' href='URL'/>",
                "<style>@import url(URL); p { background-image: url(URL) } @font-face { font-family: x; src: url(URL) }</style>",
                "<p style='background-image: url(URL)'>x</p>",
                "<p style='list-style-image: url(URL); content: url(URL)'>x</p>",
                "<object data='URL' type='application/pdf'>x</object>",
                "<embed src='URL'/>",
                "<iframe src='URL'></iframe>",
                "<base href='URL'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='URL'/></svg>",
                "<input type='image' src='URL'/>",
                "<a href='URL' download='x' relationship='Source'>x</a>",
                "<?xml-stylesheet href='URL'?>",
                "<bookmarks><bookmark name='x' href='URL'/></bookmarks>"
            })
    void nothingIsFetchedFromTheNetworkOrTheDisk(String markup) throws IOException {
        String http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
        DOCUMENTS.pdf("<p>正文</p>" + markup.replace("URL", http), META);
        byte[] fromDisk =
                DOCUMENTS.pdf("<p>正文</p>" + markup.replace("URL", image.toUri().toString()), META);

        assertThat(requests).hasValue(0);
        assertThat(imagesIn(fromDisk)).isZero();
    }

    @Test
    void theWriterItselfFetchesNothingEvenIfMarkupSlipsThrough() throws Exception {
        String http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
        DocumentBody body = new DocumentBody(new DocumentFonts().coverage(), "<p id='p'>正文</p>", META);
        Document dom = body.dom();
        for (String url : new String[] {http, image.toUri().toString()}) {
            Element img = dom.createElement("img");
            img.setAttribute("src", url);
            Element link = dom.createElement("link");
            link.setAttribute("rel", "stylesheet");
            link.setAttribute("href", url);
            Element styled = dom.createElement("p");
            styled.setAttribute("style", "background-image: url('" + url + "')");
            Element style = dom.createElement("style");
            style.setTextContent("@import url('" + url + "'); @font-face { font-family: x; src: url('" + url + "') }");
            dom.getElementsByTagName("head").item(0).appendChild(link);
            dom.getElementsByTagName("head").item(0).appendChild(style);
            dom.getElementsByTagName("body").item(0).appendChild(img);
            dom.getElementsByTagName("body").item(0).appendChild(styled);
        }

        byte[] pdf = new PdfWriter(new DocumentFonts()).write(body);

        assertThat(requests).hasValue(0);
        assertThat(imagesIn(pdf)).isZero();
    }

    @Test
    void aPngInsideTheDocumentIsPrinted() throws IOException {
        assertThat(imagesIn(DOCUMENTS.pdf("<img alt='码' src='" + PNG + "'/>", META)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:text/html,<b>",
                "data:image/png,abc",
                "data:image/png;base64,",
                "data:image/png;base64,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAP//8AD///AQAAAAAAAAAAAAAAAAAAAAAA",
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEU//////////AQAAAAAAAAAAAAAAAAAAAAAAA",
                "file:///etc/hostname",
                "jar:file:///x!/y.png",
                "classpath:/document/document.css",
                "x.png",
                ""
            })
    void anythingElseIsNoImage(String uri) {
        assertThat(InlinePng.isOne(uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "file:///etc/hostname", "data:text/html,x", "vbscript:x", " javascript:x"
            })
    void aLinkThatIsNoLinkIsDropped(String href) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(DOCUMENTS.pdf("<p><a href='" + href + "'>点此</a></p>", META))) {
            assertThat(pdf.getPage(0).getAnnotations()).isEmpty();
            assertThat(new PDFTextStripper().getText(pdf)).contains("点此");
        }
    }

    @Test
    void scriptsAndStylesLeaveNoText() throws IOException {
        byte[] pdf = DOCUMENTS.pdf("<p>甲<script>乙</script><style>丙</style><svg><title>丁</title></svg></p>", META);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("甲").doesNotContain("乙", "丙", "丁");
        }
    }

    private static int imagesIn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int images = 0;
            for (var name : document.getPage(0).getResources().getXObjectNames()) {
                images += document.getPage(0).getResources().isImageXObject(name) ? 1 : 0;
            }
            return images;
        }
    }
}
