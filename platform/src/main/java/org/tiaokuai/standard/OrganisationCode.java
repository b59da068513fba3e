package org.tiaokuai.standard;

import java.io.Serializable;
import java.util.Optional;

/**
 * The nine-character organisation code of GB 11714 (组织机构代码), typed with or without the hyphen before its last
 * character; older registers still go by it, and it stands inside the unified social credit code.
 */
public record OrganisationCode(String value) implements Serializable {

    private static final int LENGTH = 9;
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "0123456789X";

    public OrganisationCode {
        value = tidy(value);
        Typed.accept("organisation code (GB 11714)", faultOf(value));
    }

    /** Why the text is no organisation code, or empty if it is one. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(tidy(raw));
    }

    /** Reads a code as typed; the exception names the {@link CodeFault} and never the code. */
    public static OrganisationCode of(String raw) {
        return new OrganisationCode(raw);
    }

    private static String tidy(String raw) {
        var tidy = Typed.tidy(raw);
        var hyphenated = tidy.length() == LENGTH + 1 && tidy.charAt(LENGTH - 1) == '-';
        return hyphenated ? tidy.substring(0, LENGTH - 1) + tidy.charAt(LENGTH) : tidy;
    }

    private static Optional<CodeFault> faultOf(String value) {
        if (value.length() != LENGTH) {
            return Optional.of(CodeFault.LENGTH);
        }
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            var worth = worth(value.charAt(i));
            if (worth < 0) {
                return Optional.of(CodeFault.CHARACTERS);
            }
            sum += WEIGHTS[i] * worth;
        }
        var last = CHECK_CHARACTERS.indexOf(value.charAt(LENGTH - 1));
        if (last < 0) {
            return Optional.of(CodeFault.CHARACTERS);
        }
        return (sum + last) % CHECK_CHARACTERS.length() == 0 ? Optional.empty() : Optional.of(CodeFault.CHECK_DIGIT);
    }

    private static int worth(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'A' && character <= 'Z' ? character - 'A' + 10 : -1;
    }
}
