package org.tiaokuai.letter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One letter among those of a case: of its kind the first, or a later one.
 *
 * @param nth from 1
 */
public record LetterName(LetterKind kind, int nth) {

    private static final Pattern PATH = Pattern.compile("([a-z-]+?)(?:-([2-9]|[1-9][0-9]))?");

    public LetterName {
        if (nth < 1 || nth > 1 && !kind.recurs()) {
            throw new IllegalArgumentException("A case has no letter " + nth + " of " + kind);
        }
    }

    /** Of a file; several of a kind are told apart. */
    public String title() {
        return kind.title() + (nth == 1 ? "" : "（" + nth + "）");
    }

    /** 案号: tells the letters of one case apart. */
    public String number(String caseNumber) {
        return kind.mark() + "〔" + caseNumber + "〕" + (nth == 1 ? "" : nth) + "号";
    }

    /** As an address names it. */
    public String path() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + (nth == 1 ? "" : "-" + nth);
    }

    public static Optional<LetterName> read(String path) {
        var found = PATH.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        int nth = found.group(2) == null ? 1 : Integer.parseInt(found.group(2));
        return LetterKind.read(found.group(1))
                .filter(kind -> nth == 1 || kind.recurs())
                .map(kind -> new LetterName(kind, nth));
    }

    /** Beside the number of its case it tells its row. */
    @Override
    public String toString() {
        return kind + (nth == 1 ? "" : " " + nth);
    }
}
