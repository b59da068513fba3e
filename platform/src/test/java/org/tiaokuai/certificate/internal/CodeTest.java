package org.tiaokuai.certificate.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeTest {

    @ParameterizedTest
    @CsvSource({
        "O0o0, 0000",
        "IiLl1, 11111",
        "abcd-efgh, ABCDEFGH",
        "' AB CD ', ABCD",
        "AB—CD.EF, ABCDEF",
        "'', ''",
        "码AB码, AB",
        "U, U"
    })
    void whatPeopleTypeIsReadAsWhatWasPrinted(String typed, String code) {
        assertThat(Code.read(typed)).isEqualTo(code);
    }

    @Test
    void codesAreOfSixteenUnmistakableCharactersAndNeverTheSame() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 2000; i++) {
            codes.add(Code.next());
        }
        assertThat(codes).hasSize(2000).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{16}"));
        assertThat(codes)
                .allMatch(code -> Code.read(code.toLowerCase(Locale.ROOT)).equals(code));
        assertThat(codes).allMatch(code -> Code.read(code.replace('0', 'O').replace('1', 'l'))
                .equals(code));
    }
}
