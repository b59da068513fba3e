package org.tiaokuai.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.document.internal.CharacterCoverage.Face;

class CharacterCoverageTest {

    private static final CharacterCoverage COVERAGE = new DocumentFonts().coverage();

    @ParameterizedTest
    @ValueSource(
            strings = {"一", "䶮", "𬺈", "𫟹", "㛃", "犇", "—", "…", "〔", "·", "“", "A", " ", "\u3000", "℃", "✓", "●", "■"})
    void theTextFontPrintsTheTableOfStandardCharactersAndMarks(String character) {
        assertThat(COVERAGE.faceOf(character.codePointAt(0))).isEqualTo(Face.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷", "𠀋", "𡈽", "𣘺", "𥻘", "𨭎"})
    void theRareFontPrintsCharactersOfNamesBeyondIt(String character) {
        assertThat(COVERAGE.faceOf(character.codePointAt(0))).isEqualTo(Face.RARE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x31350, 0x2A6A5, 0x10FFFD, 0xE000, 0x1F600, 0x0F40, 0x1820, 0xFFFFF})
    void whatNoFontHasIsMissing(int codePoint) {
        assertThat(COVERAGE.faceOf(codePoint)).isEqualTo(Face.MISSING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0xFE0F, 0xFEFF, 0xE0100})
    void whatIsNeverVisibleIsNeverPrinted(int codePoint) {
        assertThat(COVERAGE.faceOf(codePoint)).isEqualTo(Face.INVISIBLE);
    }

    @Test
    void everyCharacterOfTheFirstNationalStandardIsCovered() throws Exception {
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                String character = new String(new byte[] {(byte) row, (byte) cell}, "GB2312");
                if (character.codePointAt(0) != 0xFFFD) {
                    assertThat(COVERAGE.faceOf(character.codePointAt(0)))
                            .as(character)
                            .isEqualTo(Face.TEXT);
                }
            }
        }
    }
}
