package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private final Random random = new Random(5);

    private CaseNumber any() {
        return CaseNumber.of(DAY.plusDays(random.nextInt(3650)), random.nextInt(1_000_000));
    }

    @Test
    void aNumberIsTheDayTheSerialAndACheckDigit() {
        var number = CaseNumber.of(DAY, 42).value();
        assertThat(number).matches("20260302-000042\\d");
        assertThat(CaseNumber.read(number)).contains(new CaseNumber(number));
        assertThat(number).hasToString(new CaseNumber(number).toString());
    }

    @Test
    void theCheckDigitIsThatOfTheStandardsOwnExample() {
        // ISO 7064, MOD 11,10: 0794 has the check digit 5, so that 00000000-07945 would be whole.
        assertThat(new CaseNumber("00000000-0007945").value()).endsWith("5");
    }

    @Test
    void aSerialBeyondAMillionStillMakesANumber() {
        var number = CaseNumber.of(DAY, 123_456_789L);
        assertThat(CaseNumber.read(number.value())).contains(number);
    }

    @Test
    void everySlipInOneDigitIsCaught() {
        for (int i = 0; i < 300; i++) {
            var number = any().value();
            for (int at = 0; at < number.length(); at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    if (number.charAt(at) != '-' && number.charAt(at) != digit) {
                        var slip = number.substring(0, at) + digit + number.substring(at + 1);
                        assertThat(CaseNumber.read(slip)).as(slip).isEmpty();
                    }
                }
            }
        }
    }

    /** The hybrid system promises every single slip and all but one in 45 of the swaps of neighbours. */
    @Test
    void twoNeighboursThatChangePlacesAreCaughtAsOftenAsTheStandardPromises() {
        int swaps = 0;
        int missed = 0;
        for (int i = 0; i < 2000; i++) {
            var digits = any().value().replace("-", "");
            for (int at = 0; at + 1 < digits.length(); at++) {
                if (digits.charAt(at) != digits.charAt(at + 1)) {
                    swaps++;
                    var swapped = digits.substring(0, at)
                            + digits.charAt(at + 1)
                            + digits.charAt(at)
                            + digits.substring(at + 2);
                    missed += CaseNumber.read(swapped).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(swaps).isGreaterThan(10_000);
        assertThat((double) missed / swaps).isLessThan(0.03);
    }

    @Test
    void spacesAndOtherDashesDoNotMatter() {
        var number = CaseNumber.of(DAY, 7);
        var digits = number.value().replace("-", "");
        assertThat(CaseNumber.read(digits)).contains(number);
        assertThat(CaseNumber.read(" " + digits.substring(0, 8) + "—" + digits.substring(8) + " "))
                .contains(number);
        assertThat(CaseNumber.read(String.join(" ", digits.split("(?<=\\G.{4})"))))
                .contains(number);
        assertThat(CaseNumber.read("编号：" + number.value() + "。")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "20260302",
                "20260302-00004",
                "20260302-0000420000000000000000000",
                "abc",
                "\u0000",
                "二零二六",
                "' or 1=1 --",
                "𠮷"
            })
    void whatIsNoNumberIsNoneAndNoTrouble(String typed) {
        assertThat(CaseNumber.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-03-02", "202603020000421", "20260302-0000420", "20260302_0000421", "20260302-00004２1"})
    void noNumberIsMadeFromWhatIsNone(String text) {
        assertThatThrownBy(() -> new CaseNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
