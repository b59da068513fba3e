package org.tiaokuai.standard;

import java.io.Serializable;
import java.util.Optional;

/**
 * The unified social credit code of GB 32100 (统一社会信用代码): 18 characters without I, O, S, V and Z, of which the 3rd to
 * 8th are the division of the registering authority and the 9th to 17th an organisation code.
 */
public record SocialCreditCode(String value) implements Serializable {

    private static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int BASE = 3;

    public SocialCreditCode {
        value = Typed.tidy(value);
        Typed.accept("unified social credit code (GB 32100)", faultOf(value));
    }

    /** Why the text is no unified social credit code, or empty if it is one; a “TE…” code is {@code PROVISIONAL}. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(Typed.tidy(raw));
    }

    /** Reads a code as typed; the exception names the {@link CodeFault} and never the code. */
    public static SocialCreditCode of(String raw) {
        return new SocialCreditCode(raw);
    }

    /** The six digits of the division of the registering authority. */
    public String divisionDigits() {
        return value.substring(2, 8);
    }

    /** The nine characters of the organisation code, whose own check character {@link #organisationFault()} tests. */
    public String organisationCode() {
        return value.substring(8, 17);
    }

    /** Why the organisation code within breaks GB 11714, or empty; the whole is not refused for it. */
    public Optional<CodeFault> organisationFault() {
        return OrganisationCode.fault(organisationCode());
    }

    private static Optional<CodeFault> faultOf(String value) {
        if (value.length() != LENGTH) {
            return Optional.of(CodeFault.LENGTH);
        }
        // Before the alphabet: provisional codes use letters that the standard leaves out.
        if (value.startsWith("TE")) {
            return Optional.of(CodeFault.PROVISIONAL);
        }
        if (!Typed.areDigits(value, 2, 8) || !value.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)) {
            return Optional.of(CodeFault.CHARACTERS);
        }
        return sum(value) % ALPHABET.length() == 0 ? Optional.empty() : Optional.of(CodeFault.CHECK_DIGIT);
    }

    private static int sum(String value) {
        var sum = ALPHABET.indexOf(value.charAt(LENGTH - 1));
        var weight = 1;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += weight * ALPHABET.indexOf(value.charAt(i));
            weight = weight * BASE % ALPHABET.length();
        }
        return sum;
    }
}
