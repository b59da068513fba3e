package org.tiaokuai.form.internal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.form.Question;
import org.tiaokuai.page.Typing;
import org.tiaokuai.standard.CitizenNumber;
import org.tiaokuai.standard.SocialCreditCode;

/** Turns what was typed into an answer; what cannot be read stays as it was typed, for the check to name it. */
final class Typed {

    /** Reading a longer one would take time that grows with the square of its length. */
    private static final int LONGEST_NUMBER = 40;

    /** A year outside these is 26 for 2026, not a date of anyone alive. */
    private static final int FIRST_YEAR = 1850;

    private static final int LAST_YEAR = 2200;

    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?");

    private Typed() {}

    static @Nullable Object answer(Question question, Map<String, String> typed) {
        var text = Normalizer.normalize(typed.getOrDefault(question.name(), ""), Normalizer.Form.NFC)
                .strip();
        return switch (question.widget()) {
            case DATE -> date(question, text, typed);
            case CHECKBOX -> text.equals("true") ? Boolean.TRUE : null;
            case NUMBER -> text.isEmpty() ? null : number(ungrouped(Typing.halfWidth(text)));
            case PHONE, DIGITS -> text.isEmpty() ? null : Typing.halfWidth(text).replaceAll("[\\s-]", "");
            case CITIZEN_NUMBER ->
                CitizenNumber.fault(text).isEmpty() ? CitizenNumber.of(text).value() : orNull(text);
            case CREDIT_CODE ->
                SocialCreditCode.fault(text).isEmpty()
                        ? SocialCreditCode.of(text).value()
                        : orNull(text);
            case TEXT, AREA, RADIO -> orNull(text.replace("\r\n", "\n"));
        };
    }

    private static @Nullable Object date(Question question, String year, Map<String, String> typed) {
        var month = typed.getOrDefault(question.name() + ".month", "").strip();
        var day = typed.getOrDefault(question.name() + ".day", "").strip();
        if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
            return null;
        }
        try {
            var date = LocalDate.of(whole(year), whole(month), whole(day));
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw new DateTimeException("A slip of the hand");
            }
            return date.toString();
        } catch (DateTimeException | NumberFormatException e) {
            // With a blank it can be no date of any schema, whatever was typed.
            return year + "-" + month + "-" + day + " ";
        }
    }

    private static int whole(String digits) {
        return Integer.parseInt(Typing.halfWidth(digits));
    }

    private static Object number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            var number = new BigDecimal(text);
            if (number.precision() > 30 || Math.abs(number.scale()) > 15) {
                return text;
            }
            var plain = number.stripTrailingZeros();
            return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
                    ? (Object) plain.longValueExact()
                    : plain;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** 8,000.5 as 8000.5; a comma that parts no thousands is left for the check to name. */
    private static String ungrouped(String text) {
        return text.length() <= LONGEST_NUMBER && GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
    }

    private static @Nullable String orNull(String text) {
        return Typing.blank(text) && !Typing.unreadable(text) ? null : text;
    }
}
