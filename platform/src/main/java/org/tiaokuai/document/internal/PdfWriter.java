package org.tiaokuai.document.internal;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Turns a clean body into PDF/A-2a and PDF/UA-1, the same bytes for the same body, and opens nothing on the way. */
final class PdfWriter {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter XMP_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final DocumentFonts fonts;
    private final byte[] sRgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    PdfWriter(DocumentFonts fonts) {
        this.fonts = fonts;
        XRLog.setLoggingEnabled(false);
    }

    byte[] write(DocumentBody body) {
        try (PDDocument pdf = new PDDocument()) {
            try (PdfBoxRenderer renderer = builder(pdf, body).buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            setDates(pdf, body.meta().createdAt());
            ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfRendererBuilder builder(PDDocument pdf, DocumentBody body) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(pdf)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(sRgb)
                .withProducer("Tiaokuai")
                .useFont(new PDFontSupplier(fonts.text(pdf)), DocumentFonts.TEXT_FAMILY);
        if (body.needsRareFont()) {
            builder.useFont(new PDFontSupplier(fonts.rare(pdf)), DocumentFonts.RARE_FAMILY);
        }
        return builder.useUnicodeLineBreaker(new ChineseLineBreaks())
                .useUriResolver((base, uri) -> InlinePng.isOne(uri) || uri.startsWith("#") ? uri : null)
                .useExternalResourceAccessControl(
                        PdfWriter::isInside, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        PdfWriter::isInside, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withW3cDocument(body.dom(), "");
    }

    private static boolean isInside(String uri, ExternalResourceType type) {
        return type == ExternalResourceType.IMAGE_RASTER && InlinePng.isOne(uri);
    }

    /** The library stamps the time of rendering in two places; the document was issued when the caller says. */
    private static void setDates(PDDocument pdf, Instant createdAt) throws IOException {
        ZonedDateTime created = createdAt.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE);
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(created));
        pdf.setDocumentId(createdAt.getEpochSecond());
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8)
                .replaceAll("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)", "$1" + XMP_DATE.format(created) + "$2");
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    }
}
