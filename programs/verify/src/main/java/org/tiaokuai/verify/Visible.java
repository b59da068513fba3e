package org.tiaokuai.verify;

/** Text of others on one line of a terminal, which it cannot paint: what is not to be seen is written as its number. */
final class Visible {

    private Visible() {}

    static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (paints(point)) {
                visible.append("\\u%04X".formatted(point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /** Controls, what turns the direction of writing, ends of lines, and what each terminal shows otherwise. */
    private static boolean paints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
