package org.tiaokuai.standard;

import java.io.Serializable;
import java.util.Optional;

/**
 * The six-digit code of a division down to the county in GB/T 2260 (行政区划代码).
 *
 * <p>Only its form is judged: abolished counties live on in citizen numbers and old files.
 */
public record CivilCode(String value) implements Serializable {

    private static final int LENGTH = 6;

    public CivilCode {
        value = Typed.tidy(value);
        Typed.accept("division code (GB/T 2260)", faultOf(value));
    }

    /** Why the text is no six-digit division code, or empty if it is one. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(Typed.tidy(raw));
    }

    /** Reads a code as typed; the exception names the {@link CodeFault} and never the code. */
    public static CivilCode of(String raw) {
        return new CivilCode(raw);
    }

    /** The same division in the twelve digits of statistics. */
    public DivisionCode division() {
        return DivisionCode.ofPrefix(value);
    }

    private static Optional<CodeFault> faultOf(String value) {
        return value.length() == LENGTH ? DivisionCode.faultOfPrefix(value) : Optional.of(CodeFault.LENGTH);
    }
}
