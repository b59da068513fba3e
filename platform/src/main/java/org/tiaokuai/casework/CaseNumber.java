package org.tiaokuai.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 办件编号: the day of receipt, the serial in which receipts are ordered to the last tie (行政许可法 art. 57), and a
 * check digit (ISO 7064 MOD 11,10), so that a number told on the telephone cannot be another's by one slip.
 */
public record CaseNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("\\d{8}-\\d{7,}");

    public CaseNumber {
        if (!SHAPE.matcher(value).matches() || !checks(value)) {
            throw new IllegalArgumentException("No case number");
        }
    }

    public static CaseNumber of(LocalDate day, long serial) {
        var digits = DateTimeFormatter.BASIC_ISO_DATE.format(day) + "%06d".formatted(serial);
        return new CaseNumber(digits.substring(0, 8) + "-" + digits.substring(8) + check(digits));
    }

    /** As typed: spaces and other dashes do not matter. */
    public static Optional<CaseNumber> read(String typed) {
        var digits = typed.replaceAll("[^0-9]", "");
        if (digits.length() < 15 || digits.length() > 24) {
            return Optional.empty();
        }
        var number = digits.substring(0, 8) + "-" + digits.substring(8);
        return checks(number) ? Optional.of(new CaseNumber(number)) : Optional.empty();
    }

    /** The beginning of a number as it is stored, when it was typed without its dash. */
    static String dashed(String typed) {
        var digits = typed.replaceAll("[\\s-]", "");
        return digits.length() > 8 && digits.matches("\\d+")
                ? digits.substring(0, 8) + "-" + digits.substring(8)
                : typed;
    }

    private static boolean checks(String number) {
        var digits = number.replace("-", "");
        int last = digits.length() - 1;
        return check(digits.substring(0, last)) == digits.charAt(last) - '0';
    }

    private static int check(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
