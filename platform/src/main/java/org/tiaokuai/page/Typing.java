package org.tiaokuai.page;

import java.text.Normalizer;
import java.util.Set;

/** What people cannot see in a text and therefore cannot have meant, and a text in which there is nothing to see. */
public final class Typing {

    /** Letters and marks by their category, and yet empty: the fillers of Hangul, and the blank of Braille. */
    private static final Set<Integer> EMPTY = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Typing() {}

    /** Control characters, marks that turn the writing round or join nothing, and points that stand for no character. */
    public static boolean unreadable(String text) {
        return text.codePoints().anyMatch(Typing::unseen);
    }

    /** The same of what must be one line. */
    public static boolean unreadableLine(String text) {
        return unreadable(text) || text.chars().anyMatch(Character::isISOControl);
    }

    /** Whether a reader would see an empty line. */
    public static boolean blank(String text) {
        return text.codePoints().noneMatch(Typing::visible);
    }

    /** Digits and letters as a Chinese keyboard writes them: ０１２ for 012. */
    public static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static boolean unseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            // Some scripts of the country join or part their letters by these two.
            case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> EMPTY.contains(point) || nonCharacter(point);
        };
    }

    /** For ever without a meaning; what is only unassigned may be a rare name that is newer than this program. */
    private static boolean nonCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private static boolean visible(int point) {
        return !unseen(point)
                && !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.FORMAT;
    }
}
