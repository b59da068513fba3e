package org.tiaokuai.table;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The beginning of a file, by which one tells what it is and how its characters are written. */
public record Sample(byte[] head) {

    /** So many bytes are enough. */
    public static final int SIZE = 1 << 16;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LONGEST_CHARACTER = 4;

    public Shape shape() {
        if (begins('P', 'K', 3, 4)) {
            return Shape.SHEET;
        }
        var text = text().stripLeading();
        if (text.isEmpty()) {
            return Shape.EMPTY;
        }
        if (text.indexOf('\u0000') >= 0) {
            return Shape.BINARY;
        }
        return switch (text.charAt(0)) {
            case '{' -> Shape.JSON_LINES;
            case '[' -> Shape.JSON_LIST;
            default -> lines(text);
        };
    }

    /** One line that is broken, even if it is the first, does not make a table of lines that are objects. */
    private static Shape lines(String text) {
        if (text.lines()
                .anyMatch(line -> line.startsWith("{\"") && line.stripTrailing().endsWith("}"))) {
            return Shape.JSON_LINES;
        }
        return separator(text).isPresent() && text.indexOf('\n') > 0 ? Shape.CSV : Shape.TEXT;
    }

    public String text() {
        return new String(head, charset()).replace("\uFEFF", "");
    }

    /** What parts the cells of the first line. */
    public static Optional<Character> separator(String text) {
        var first = text.lines().findFirst().orElse("");
        return Stream.of(',', '\t', ';')
                .filter(each -> first.indexOf(each) >= 0)
                .max(Comparator.comparingLong(
                        each -> first.chars().filter(c -> c == each).count()));
    }

    /** By its mark, else UTF-8 if it can be read so, else what it most probably is of what offices here write. */
    public Charset charset() {
        if (begins(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(0xEF, 0xBB, 0xBF) || isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        return Arrays.stream(new CharsetDetector().setText(head).detectAll())
                .map(match -> match.getName())
                .filter(name -> name.equals("UTF-8") || name.equals("GB18030"))
                .findFirst()
                .map(Charset::forName)
                .orElse(GB18030);
    }

    private boolean begins(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The end of the sample may cut a character in two. */
    private boolean isUtf8() {
        var bytes = ByteBuffer.wrap(head);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(bytes, CharBuffer.allocate(head.length), false);
        return !result.isError() && bytes.remaining() < LONGEST_CHARACTER;
    }
}
