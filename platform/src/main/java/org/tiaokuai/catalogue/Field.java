package org.tiaokuai.catalogue;

import java.util.List;

/**
 * One field of a guide as it is typed.
 *
 * @param path where it stands in its part, for example {@code legalLimit.amount}
 * @param required within its own part, or within its entry once anything of that is filled in
 * @param choices the names of what can be chosen; empty for what is typed
 */
public record Field(String path, Kind kind, int longest, boolean required, List<String> choices) {

    private static final int LINE = 200;
    private static final int TEXT = 4000;

    /** How it is typed. */
    public enum Kind {
        LINE,
        TEXT,
        /** One entry to a line. */
        LINES,
        NUMBER,
        YES,
        CHOICE,
        /** Several of the choices. */
        CHOICES
    }

    static Field line(String path) {
        return new Field(path, Kind.LINE, LINE, false, List.of());
    }

    static Field text(String path) {
        return new Field(path, Kind.TEXT, TEXT, false, List.of());
    }

    static Field lines(String path) {
        return new Field(path, Kind.LINES, TEXT, false, List.of());
    }

    static Field number(String path) {
        return new Field(path, Kind.NUMBER, 4, false, List.of());
    }

    /** A number that may be large. */
    static Field count(String path) {
        return new Field(path, Kind.NUMBER, 7, false, List.of());
    }

    static Field yes(String path) {
        return new Field(path, Kind.YES, LINE, false, List.of());
    }

    static Field choice(String path, Enum<?>... choices) {
        return new Field(path, Kind.CHOICE, LINE, true, names(choices));
    }

    static Field choices(String path, Enum<?>... choices) {
        return new Field(path, Kind.CHOICES, LINE, false, names(choices));
    }

    Field needed() {
        return new Field(path, kind, longest, true, choices);
    }

    /** The thing that it belongs to: {@code legalLimit} for {@code legalLimit.amount}, empty for the part itself. */
    String owner() {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static List<String> names(Enum<?>... choices) {
        return List.of(choices).stream().map(Enum::name).toList();
    }
}
