package org.tiaokuai.document.internal;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.GlyphData;
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

    /** A character as a shape of one em, standing on the line y = 0; what no font has is the font's own empty box. */
    Shape outline(int codePoint) {
        boolean rare = coverage().faceOf(codePoint) == CharacterCoverage.Face.RARE;
        TrueTypeFont font = rare ? parsed().rare : parsed().text;
        try {
            int glyph = font.getUnicodeCmapLookup().getGlyphId(codePoint);
            double unit = 1.0 / font.getUnitsPerEm();
            GlyphData data = font.getGlyph().getGlyph(glyph);
            return data == null
                    ? new Path2D.Double()
                    : AffineTransform.getScaleInstance(unit, -unit).createTransformedShape(data.getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
