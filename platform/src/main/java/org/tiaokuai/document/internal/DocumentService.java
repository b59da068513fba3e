package org.tiaokuai.document.internal;

import org.springframework.stereotype.Service;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;

@Service
class DocumentService implements Documents {

    private final DocumentFonts fonts = new DocumentFonts();
    private final PdfWriter writer = new PdfWriter(fonts);

    @Override
    public byte[] pdf(String xhtml, DocumentMeta meta) {
        return writer.write(new DocumentBody(fonts.coverage(), xhtml, meta));
    }

    @Override
    public String qrSvg(String content, String label) {
        return new QrCode(content).svg(label);
    }

    @Override
    public String qrPng(String content) {
        return new QrCode(content).png();
    }
}
