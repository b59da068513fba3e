package org.tiaokuai.file.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks at a PDF without unfolding any of it: whether it is whole, and whether it opens without a password. A parser would
 * have to inflate what anybody sends, and what is a few bytes can become all the memory there is.
 */
final class Papers {

    /** As a reader finds it from the end (ISO 32000-1, 7.5.5). */
    private static final Pattern END = Pattern.compile("startxref\\s+\\d+\\s+%%EOF\\s*$");

    /** Stands open in the trailer or in the dictionary of the cross-reference stream (ISO 32000-1, 7.6.1). */
    private static final Pattern LOCKED = Pattern.compile("/Encrypt[\\s<\\d]");

    /** Papers are to be read: none runs a script, starts a program or carries another file (ISO 32000-1, 12.6.4, 7.11.4). */
    private static final Pattern ACTIVE =
            Pattern.compile("/(JavaScript|Launch|EmbeddedFiles?|RichMedia)[\\s<>/\\[(\\d]");

    /** A letter of a name in another way of writing; names of ours are made of letters. */
    private static final Pattern ESCAPED = Pattern.compile("#([46][1-9A-Fa-f]|[57][0-9Aa])");

    private static final int TAIL = 2048;

    private Papers() {}

    static void check(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (!END.matcher(text.substring(Math.max(0, text.length() - TAIL))).find()) {
            throw new IOException("A torn document");
        }
        var plain = ESCAPED.matcher(text).replaceAll(Papers::letter);
        if (LOCKED.matcher(plain).find()) {
            throw new IOException("A locked document");
        }
        if (ACTIVE.matcher(plain).find()) {
            throw new IOException("A document that does something");
        }
    }

    private static String letter(MatchResult escaped) {
        return String.valueOf((char) Integer.parseInt(escaped.group(1), 16));
    }
}
