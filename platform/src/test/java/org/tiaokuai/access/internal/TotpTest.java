package org.tiaokuai.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final Totp RFC = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:10Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    /** RFC 6238, appendix B, SHA-1: its codes have eight digits, of which ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String eightDigits) {
        assertThat(RFC.code(Instant.ofEpochSecond(second))).isEqualTo(eightDigits.substring(2));
    }

    @Test
    void aClockMayBeWrongByOneStepAndNoMore() {
        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(RFC.step(RFC.code(NOW.plusSeconds(seconds)), NOW, 0)).hasValue(STEP + seconds / 30);
        }
        for (int seconds : new int[] {-90, -60, 60, 90, 3600}) {
            assertThat(RFC.step(RFC.code(NOW.plusSeconds(seconds)), NOW, 0)).isEmpty();
        }
    }

    @Test
    void aCodeThatWasUsedAndAnEarlierOneAreWorthless() {
        var code = RFC.code(NOW);
        assertThat(RFC.step(code, NOW, STEP - 1)).hasValue(STEP);
        assertThat(RFC.step(code, NOW, STEP)).isEmpty();
        assertThat(RFC.step(RFC.code(NOW.minusSeconds(30)), NOW, STEP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "000000", "0000000", "abcdef", "１２３４５６", "-12345"})
    void whatIsNoCodeIsRefused(String typed) {
        assertThat(RFC.step(typed, NOW, 0)).isEmpty();
    }

    @Test
    void aCodeMayBeTypedInGroups() {
        var code = RFC.code(NOW);
        assertThat(RFC.step(" " + code.substring(0, 3) + " " + code.substring(3), NOW, 0))
                .hasValue(STEP);
    }

    @Test
    void theSecretIsReadBackFromWhatAnAuthenticatorIsGiven() {
        assertThat(RFC.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        for (int i = 0; i < 100; i++) {
            var totp = Totp.random();
            assertThat(totp.base32()).hasSize(32).matches("[A-Z2-7]+");
            assertThat(Totp.of(totp.base32()).code(NOW)).isEqualTo(totp.code(NOW));
        }
        assertThat(RFC.uri("政务 服务", "he.one"))
                .isEqualTo("otpauth://totp/%E6%94%BF%E5%8A%A1%20%E6%9C%8D%E5%8A%A1:he.one?secret="
                        + "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E6%94%BF%E5%8A%A1%20%E6%9C%8D%E5%8A%A1");
    }
}
