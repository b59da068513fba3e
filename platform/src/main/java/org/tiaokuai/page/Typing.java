package org.tiaokuai.page;

/** What people cannot see in a text and therefore cannot have meant: control characters, and marks that turn the writing round. */
public final class Typing {

    private Typing() {}

    public static boolean unreadable(String text) {
        return text.codePoints().anyMatch(Typing::unseen);
    }

    private static boolean unseen(int point) {
        return (Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t')
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
