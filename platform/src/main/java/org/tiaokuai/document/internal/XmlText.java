package org.tiaokuai.document.internal;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Keeps characters that XML 1.0 (§ 2.2) forbids from stopping a document: a stray control character in a name is noise. */
final class XmlText {

    private static final Pattern NUMERIC_REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]+)|([0-9]+));");
    private static final int BEYOND_UNICODE = 0x110000;

    private XmlText() {}

    /** The same text without forbidden characters, raw or as numeric references. */
    static String legal(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(kept::appendCodePoint);
        return NUMERIC_REFERENCE
                .matcher(kept)
                .replaceAll(reference -> isLegal(codePointOf(reference)) ? reference.group() : "");
    }

    static String escape(String text) {
        return legal(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static int codePointOf(MatchResult reference) {
        boolean hex = reference.group(1) != null;
        String digits = hex ? reference.group(1) : reference.group(2);
        try {
            return Integer.parseInt(digits, hex ? 16 : 10);
        } catch (NumberFormatException e) {
            return BEYOND_UNICODE;
        }
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c < BEYOND_UNICODE);
    }
}
