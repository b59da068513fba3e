package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypingTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0, 0x7, 0x7F, 0x85, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069,
                0x2028, 0x2029, 0xFEFF, 0x3164, 0x115F, 0x2800, 0xFFFE, 0xFFFF, 0xFDD0, 0xE0001, 0xE0041, 0x10FFFF
            })
    void whatNobodySeesIsUnreadableAndAloneIsNothing(int point) {
        var mark = Character.toString(point);
        assertThat(Typing.unreadable("听雨" + mark + "理发店")).isTrue();
        assertThat(Typing.blank(mark)).isTrue();
        assertThat(Typing.blank(mark + "店")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00A0", "\n\t", "\u2003 \u00A0", "\u200C\u200D"})
    void spacesOfAnyWidthAreNothingYetNoTrouble(String spaces) {
        assertThat(Typing.blank(spaces)).isTrue();
        assertThat(Typing.unreadable(spaces)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"沈䶮", "周𠮷安", "阿依古丽·买买提", "\uD888\uDC00", "\uE000", "ئ\u200Cا", "a\nb", "𱁬", "é", "🙂"})
    void rareNamesAndOtherScriptsAreReadable(String text) {
        assertThat(Typing.unreadable(text)).isFalse();
        assertThat(Typing.blank(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"１２３, 123", "２０．００, 20.00", "'１　２', '1 2'", "二十, 二十", "𠮷１, 𠮷1"})
    void fullWidthBecomesHalfAndNothingElseChanges(String typed, String narrow) {
        assertThat(Typing.halfWidth(typed)).isEqualTo(narrow);
    }
}
