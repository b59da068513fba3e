package org.tiaokuai.file.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Reads a PDF as far as must be known before it is kept: that it opens without a password, and how its first page looks. */
final class Papers {

    private static final float PREVIEW_SIDE = 480f;

    private Papers() {}

    /** @param first a picture of the first page; none where it could not be drawn */
    record Paper(int pages, @Nullable BufferedImage first) {}

    static Paper read(Path file) throws IOException {
        try (var content = new RandomAccessReadBufferedFile(file);
                var paper = Loader.loadPDF(content, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            int pages = paper.getNumberOfPages();
            if (pages == 0) {
                throw new IOException("A document without pages");
            }
            return new Paper(pages, first(paper));
        } catch (RuntimeException e) {
            throw new IOException(
                    "Not a document that can be read", e); // the parser meets broken input with any of these
        }
    }

    private static @Nullable BufferedImage first(PDDocument paper) {
        try {
            var box = paper.getPage(0).getCropBox();
            float side = Math.max(box.getWidth(), box.getHeight());
            var renderer = new PDFRenderer(paper);
            renderer.setSubsamplingAllowed(true);
            return side > 0 ? renderer.renderImage(0, PREVIEW_SIDE / side) : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
