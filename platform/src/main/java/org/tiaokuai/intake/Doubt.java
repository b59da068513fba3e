package org.tiaokuai.intake;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tiaokuai.page.Text;

/**
 * Something on one line of an import that a person should look at.
 *
 * @param code   of the item, empty where the line tells none
 * @param detail what stands in the file, or the names of the elements that are lacking
 */
public record Doubt(int line, String code, Kind kind, String detail) {

    /** Between the names of several elements. */
    public static final String AND = ",";

    private static final int LONGEST_DETAIL = 80;

    /** What is doubted; a line that is not taken leaves what stood before as it was. */
    public enum Kind {
        /** No object with fields. */
        NOT_JSON(false),
        /** Longer than any guide, so that it was skipped unread. */
        TOO_LONG(false),
        /** Holds bytes that are no characters in the encoding of the file. */
        UNREADABLE(false),
        /** A row with more cells than there are columns. */
        RAGGED(false),
        CODE_MISSING(false),
        CODE_WRONG(false),
        /** The same code stood on an earlier line, which is the one that was taken. */
        CODE_TWICE(false),
        /** Another body used the code first, and it stays that body's. */
        CODE_HELD(false),
        NAME_MISSING(false),
        /** What a spreadsheet program would work out; exports make it harmless, people see it as it stands. */
        NAME_FORMULA(true),
        /** Nothing in it is like the name of the item that has the code, so that the code must be wrong. */
        NAME_OTHER(false),
        /** The item is called otherwise so far. */
        NAME_CHANGED(true),
        /** Longer than any name. */
        NAME_LONG(false),
        BODY_MISSING(true),
        /** The register of departments calls the body with this code otherwise, and the register is right. */
        BODY_NAME_OTHER(true),
        /** No telephone number. */
        PHONE_UNREADABLE(true),
        /** A number without its unit, which was taken for working days. */
        LIMIT_WITHOUT_UNIT(true),
        BODY_CODE_WRONG(true),
        BODY_CODE_PROVISIONAL(true),
        LEGAL_LIMIT_UNREADABLE(true),
        PROMISE_UNREADABLE(true),
        /** The promised day lies after the legal one, both counted from the day of the import. */
        PROMISE_BEYOND_LAW(true),
        /** Neither yes nor no to whether one applies online, so that it counts as no. */
        ONLINE_UNREADABLE(true),
        /** Neither people nor bodies, so that nobody is meant by it. */
        AUDIENCE_UNREADABLE(true),
        /** A paper that anything could be 其他材料. */
        MATERIAL_VAGUE(true),
        /** By its name only some people need the paper, so that nobody must supply it. */
        MATERIAL_CONDITIONAL(true),
        /** The guide says that one applies online, and lacks elements without which nobody can (decision 24). */
        NOT_ONLINE(true);

        private final boolean taken;

        Kind(boolean taken) {
            this.taken = taken;
        }

        /** Whether the line was taken all the same. */
        public boolean taken() {
            return taken;
        }
    }

    public Doubt {
        detail = detail.codePointCount(0, detail.length()) <= LONGEST_DETAIL
                ? detail
                : detail.substring(0, detail.offsetByCodePoints(0, LONGEST_DETAIL)) + "…";
    }

    public String words(Text text) {
        var said = kind == Kind.NOT_ONLINE
                ? Arrays.stream(detail.split(AND))
                        .map(element -> text.of("catalogue.element." + element))
                        .collect(Collectors.joining(text.of("page.list")))
                : detail;
        return text.of("intake.doubt." + kind, said);
    }
}
