package org.tiaokuai.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.tiaokuai.page.Text;

/** Amounts are whole to the fen, and none is read out of what is no amount. */
class YuanTest {

    @ParameterizedTest
    @CsvSource({"20, 2000", "0.01, 1", "12.5, 1250", "12.50, 1250", "9999999.99, 999999999", "' 7 ', 700"})
    void whatIsTypedIsReadToTheLastFen(String typed, long fen) {
        assertThat(Yuan.read(typed)).contains(new Yuan(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"２０", "２０．００", "　20.0 "})
    void fullWidthDigitsAreTheSameAmount(String typed) {
        assertThat(Yuan.read(typed)).contains(new Yuan(2000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.00",
                "-1",
                "+1",
                "1.234",
                "01",
                ".5",
                "5.",
                "1e3",
                "1,000",
                "10000000",
                "二十",
                "２０元",
                "NaN",
                "1 0",
                "0x10",
                "20元"
            })
    void whatIsNoAmountIsRefused(String typed) {
        assertThat(Yuan.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, Yuan.MOST + 1})
    void thereIsNoChargeOfNothingNorOfMoreThanAll(long fen) {
        assertThatThrownBy(() -> new Yuan(fen)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 101})
    void whatWouldBeMoreThanAllOrNothingIsNotReckoned(int quantity) {
        assertThat(new Yuan(Yuan.MOST / 100).times(quantity)).isEmpty();
    }

    @Test
    void aPriceTimesAQuantityLosesNothing() {
        assertThat(new Yuan(Yuan.MOST / 100).times(100)).contains(new Yuan(Yuan.MOST));
        assertThat(new Yuan(33).times(3)).isEqualTo(Optional.of(new Yuan(99)));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "10, 0.10", "123450, '1,234.50'", "100000000000, '1,000,000,000.00'", "5, 0.05"})
    void anAmountIsWrittenWithTwoDecimals(long fen, String written) {
        var words = new StaticMessageSource();
        words.addMessage("payment.amount", Locale.ENGLISH, "RMB {0}");
        assertThat(new Yuan(fen).in(new Text(words, Locale.ENGLISH))).isEqualTo("RMB " + written);
    }

    @ParameterizedTest
    @CsvSource({
        "32010122 0012345678, 320101220012345678",
        "ｎｏ１２３４５６, NO123456",
        "3201-0122-12, 3201012212",
        "abcdefgh, ABCDEFGH"
    })
    void aBillIsTheSameHoweverItIsSpaced(String typed, String number) {
        assertThat(Bill.read(typed)).contains(new Bill(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234567", "1234567890123456789012345678901", "票据12345678", "12345678;", "1234\u00005678"})
    void whatIsNoBillIsRefused(String typed) {
        assertThat(Bill.read(typed)).isEmpty();
    }
}
