package org.tiaokuai.document.internal;

import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;

/** Decides for each character which font prints it: a person's name is never printed with a hole in it. */
final class CharacterCoverage {

    /** Who prints a character. */
    enum Face {
        TEXT,
        RARE,
        /** No font has it: its code is printed in its place. */
        MISSING,
        /** Controls, joiners and variation selectors: never visible, so nothing is printed. */
        INVISIBLE
    }

    private final CmapLookup text;
    private final CmapLookup rare;

    CharacterCoverage(CmapLookup text, CmapLookup rare) {
        this.text = text;
        this.rare = rare;
    }

    Face faceOf(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t' || codePoint == '\r') {
            return Face.TEXT;
        }
        if (isInvisible(codePoint)) {
            return Face.INVISIBLE;
        }
        if (text.getGlyphId(codePoint) != 0) {
            return Face.TEXT;
        }
        return rare.getGlyphId(codePoint) != 0 ? Face.RARE : Face.MISSING;
    }

    static String codeOf(int codePoint) {
        return String.format(Locale.ROOT, "〔U+%04X〕", codePoint);
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
