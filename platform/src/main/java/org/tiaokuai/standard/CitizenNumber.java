package org.tiaokuai.standard;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The citizen identification number of GB 11643 (公民身份号码), in its 18 digits or the 15 digits of before 1999.
 *
 * <p>Its first six digits name the division of first registration, which may long be abolished, so they are never
 * compared with today's list. The old form has no check digit. Two forms of one number are equal by {@link #eighteen()}.
 */
public record CitizenNumber(String value) implements Serializable {

    private static final int OLD_LENGTH = 15;
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int EARLIEST_BIRTH_YEAR = 1800;

    public CitizenNumber {
        value = Typed.tidy(value);
        Typed.accept("citizen number (GB 11643)", faultOf(value));
    }

    /** Why the text is no citizen number, or empty if it is one. */
    public static Optional<CodeFault> fault(String raw) {
        return faultOf(Typed.tidy(raw));
    }

    /** Reads a number as typed; the exception names the {@link CodeFault} and never the number. */
    public static CitizenNumber of(String raw) {
        return new CitizenNumber(raw);
    }

    /** The day of birth that the number states; it is a day of the calendar, though perhaps not yet past. */
    public LocalDate birthDate() {
        var digits = eighteenDigits();
        return LocalDate.of(number(digits, 6, 10), number(digits, 10, 12), number(digits, 12, 14));
    }

    /** True if the sequence number is odd, which the standard gives to men. */
    public boolean isMale() {
        return (eighteenDigits().charAt(LENGTH - 2) - '0') % 2 == 1;
    }

    /** The six digits of the division of first registration. */
    public String divisionDigits() {
        return value.substring(0, 6);
    }

    /** The same number in 18 digits; an old number gets the century 19 and its check digit. */
    public CitizenNumber eighteen() {
        return value.length() == LENGTH ? this : new CitizenNumber(eighteenDigits());
    }

    /** Says nothing of the number, because objects end in logs. */
    @Override
    public String toString() {
        return "CitizenNumber[sealed]";
    }

    private String eighteenDigits() {
        return value.length() == LENGTH ? value : lengthened(value);
    }

    private static Optional<CodeFault> faultOf(String value) {
        return switch (value.length()) {
            case LENGTH -> faultOfEighteen(value);
            case OLD_LENGTH ->
                Typed.areDigits(value) ? faultOfDate(lengthened(value)) : Optional.of(CodeFault.CHARACTERS);
            default -> Optional.of(CodeFault.LENGTH);
        };
    }

    private static Optional<CodeFault> faultOfEighteen(String value) {
        var last = value.charAt(LENGTH - 1);
        if (!Typed.areDigits(value, 0, LENGTH - 1) || CHECK_DIGITS.indexOf(last) < 0) {
            return Optional.of(CodeFault.CHARACTERS);
        }
        return faultOfDate(value)
                .or(() -> last == checkDigit(value) ? Optional.empty() : Optional.of(CodeFault.CHECK_DIGIT));
    }

    private static Optional<CodeFault> faultOfDate(String eighteen) {
        var year = number(eighteen, 6, 10);
        var month = number(eighteen, 10, 12);
        var day = number(eighteen, 12, 14);
        var exists = year >= EARLIEST_BIRTH_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? Optional.empty() : Optional.of(CodeFault.DATE);
    }

    private static String lengthened(String fifteen) {
        var seventeen = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return seventeen + checkDigit(seventeen);
    }

    private static char checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % CHECK_DIGITS.length());
    }

    private static int number(String digits, int from, int until) {
        return Integer.parseInt(digits, from, until, 10);
    }
}
