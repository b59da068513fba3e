package org.tiaokuai.table.internal;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length; a longer one is skipped to its end without ever being held whole. */
final class Lines {

    private static final int BUFFER = 1 << 14;

    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private int number;

    Lines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** A line with its number from 1; without text when it was too long. */
    record Line(int number, @Nullable String text) {}

    /** Null at the end. */
    @Nullable
    Line next() throws IOException {
        line.setLength(0);
        boolean any = false;
        boolean tooLong = false;
        for (int c = read(); c >= 0; c = read()) {
            any = true;
            if (c == '\n') {
                break;
            }
            if (line.length() < longest) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        return new Line(++number, tooLong ? null : text());
    }

    private String text() {
        boolean carriage = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        boolean mark = number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF';
        return line.substring(mark ? 1 : 0, line.length() - (carriage ? 1 : 0));
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = reader.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[at++];
    }
}
