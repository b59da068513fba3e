package org.tiaokuai.payment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;

/**
 * An amount of money 人民币, whole to the last fen.
 *
 * @param fen more than none
 */
public record Yuan(long fen) {

    /** More than any charge of an office (one thousand million yuan). */
    public static final long MOST = 100_000_000_000L;

    private static final Pattern TYPED = Pattern.compile("(0|[1-9][0-9]{0,6})(\\.[0-9]{1,2})?");
    private static final int PLACES = 2;
    private static final int FEN = 100;

    public Yuan {
        if (fen <= 0 || fen > MOST) {
            throw new IllegalArgumentException("No charge is of " + fen + " fen");
        }
    }

    /** As somebody types it, in digits of either width, in yuan and below ten million; nothing where it is no amount, or none is left of it. */
    public static Optional<Yuan> read(String typed) {
        var text = Typing.halfWidth(typed).strip();
        if (!TYPED.matcher(text).matches()) {
            return Optional.empty();
        }
        long fen = new BigDecimal(text).movePointRight(PLACES).longValueExact();
        return fen > 0 ? Optional.of(new Yuan(fen)) : Optional.empty();
    }

    /** Nothing where it would be more than any charge. */
    public Optional<Yuan> times(int quantity) {
        return quantity > 0 && fen <= MOST / quantity ? Optional.of(new Yuan(fen * quantity)) : Optional.empty();
    }

    /** 1234.50, as it is typed. */
    public String plain() {
        return BigDecimal.valueOf(fen, PLACES).toPlainString();
    }

    /** 人民币1,234.50元. */
    public String in(Text text) {
        return text.of("payment.amount", String.format(Locale.ROOT, "%,d.%02d", fen / FEN, fen % FEN));
    }
}
