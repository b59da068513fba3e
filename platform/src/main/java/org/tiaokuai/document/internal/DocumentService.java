package org.tiaokuai.document.internal;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;

@Service
class DocumentService implements Documents {

    private final DocumentFonts fonts = new DocumentFonts();
    private final PdfWriter writer = new PdfWriter(fonts);

    /** Rendering is all computation: without a gate, many at once would leave no processor to anybody's pages. */
    private final Semaphore presses =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    @Override
    public byte[] pdf(String xhtml, DocumentMeta meta) {
        presses.acquireUninterruptibly();
        try {
            return writer.write(new DocumentBody(fonts.coverage(), xhtml, meta));
        } finally {
            presses.release();
        }
    }

    @Override
    public String qrSvg(String content, String label) {
        return new QrCode(content).svg(label);
    }

    @Override
    public String qrPng(String content) {
        return new QrCode(content).png();
    }

    @Override
    public String stampPng(String around, String below) {
        return new Stamp(fonts, around, below).png();
    }
}
