package org.tiaokuai.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The two fonts of every document, parsed once: parsing costs more than rendering a page. */
final class DocumentFonts {

    static final String TEXT_FAMILY = "Document Text";
    static final String RARE_FAMILY = "Document Rare";

    private @Nullable Parsed parsed;

    CharacterCoverage coverage() {
        return parsed().coverage;
    }

    PDFont text(PDDocument pdf) throws IOException {
        return PDType0Font.load(pdf, parsed().text, true);
    }

    PDFont rare(PDDocument pdf) throws IOException {
        return PDType0Font.load(pdf, parsed().rare, true);
    }

    private synchronized Parsed parsed() {
        if (parsed == null) {
            parsed = Parsed.read();
        }
        return parsed;
    }

    /** Fonts whose tables are all read, hence safe to share between threads. */
    private record Parsed(TrueTypeFont text, TrueTypeFont rare, CharacterCoverage coverage) {

        static Parsed read() {
            try {
                TrueTypeFont text = parse("/document/NotoSansSC-Document.ttf");
                TrueTypeFont rare = parse("/document/TiaokuaiRareHan.ttf");
                return new Parsed(
                        text, rare, new CharacterCoverage(text.getUnicodeCmapLookup(), rare.getUnicodeCmapLookup()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TrueTypeFont parse(String resource) throws IOException {
            try (InputStream in = DocumentFonts.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("The font " + resource + " is not in the application");
                }
                return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
        }
    }
}
