package org.tiaokuai.payment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The code and number of a bill 财政票据, in one; of a refund, of its red bill 红字票据. No two payments have the same. */
public record Bill(String number) {

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{8,30}");

    public Bill {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("No bill has the number " + number);
        }
    }

    /** However it is spaced, and in letters of either width and case. */
    public static Optional<Bill> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        return NUMBER.matcher(plain).matches() ? Optional.of(new Bill(plain)) : Optional.empty();
    }
}
