package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigramsTest {

    @Test
    void chineseIsCutIntoPairsOfNeighbours() {
        assertThat(Bigrams.of("公租房")).containsExactly("公租", "租房");
        assertThat(Bigrams.of("医保")).containsExactly("医保");
        assertThat(Bigrams.of("证")).containsExactly("证");
    }

    @Test
    void wordsAndNumbersStayWholeAndSmall() {
        assertThat(Bigrams.of("Passport 2026 e-ID")).containsExactly("passport", "2026", "e", "id");
        assertThat(Bigrams.of("ＡＢＣ１２３")).containsExactly("abc123");
    }

    @Test
    void mixedTextIsCutWhereTheKindOfCharacterChanges() {
        assertThat(Bigrams.of("办理ETC卡")).containsExactly("办理", "etc", "卡");
        assertThat(Bigrams.of("3岁以下，婴儿！")).containsExactly("3", "岁以", "以下", "婴儿");
        assertThat(Bigrams.of("户口\n迁移")).containsExactly("户口", "迁移");
    }

    @Test
    void rareCharactersAreOneCharacterEach() {
        assertThat(Bigrams.of("𠮷")).containsExactly("𠮷");
        assertThat(Bigrams.of("周𠮷安")).containsExactly("周𠮷", "𠮷安");
        assertThat(Bigrams.of("䶮𠮷")).containsExactly("䶮𠮷");
    }

    @Test
    void aWordWithoutEndIsCutAndNoRareLetterInTwo() {
        assertThat(Bigrams.of("x".repeat(5000))).containsExactly("x".repeat(40));
        assertThat(Bigrams.of("𝔘".repeat(50)).getFirst()).isEqualTo("u".repeat(40));
        assertThat(Bigrams.of("\uD83A\uDD22".repeat(50)).getFirst().codePointCount(0, 80))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "？！，。", "'", "\\", "'''\\\\", "& | ! ( ) : *", "\u0000", "\uD842", "\uDFB7", "😀"})
    void whatHoldsNoLetterAndNoDigitHasNoTokens(String text) {
        assertThat(Bigrams.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'医保'", "\\医保\\", "医保:*", "!医保", "医保'--", "\"医保\"", "(医保", "医\u0000保"})
    void noTokenHoldsWhatTheDatabaseReadsAsASign(String text) {
        assertThat(Bigrams.of(text)).isNotEmpty().allMatch(token -> token.codePoints()
                .allMatch(Character::isLetterOrDigit));
    }
}
