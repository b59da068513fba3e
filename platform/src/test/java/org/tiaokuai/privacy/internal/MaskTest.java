package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.privacy.Grade;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "NAME, 陆小满, 陆*满",
        "NAME, 沈䶮, 沈*",
        "NAME, 𠮷, 𠮷",
        "NAME, 𠮷安, 𠮷*",
        "NAME, 周𠮷安, 周*安",
        "NAME, 安周𠮷, 安*𠮷",
        "NAME, 阿依古丽·买买提, 阿******提",
        "NAME, '', ''",
        "IDENTITY, 32028119930521982X, 3202**********982X",
        "IDENTITY, 320281930521982, 3202*******1982",
        "IDENTITY, A1234567, ******67",
        "IDENTITY, A, A",
        "CONTACT, 13800000521, 138****0521",
        "CONTACT, 85510001, 855*0001",
        "CONTACT, 12345, ***45",
        "ADDRESS, 无锡市滨湖区听雨路62号, 无锡市滨湖区******",
        "ADDRESS, 𠮷𠮷𠮷𠮷, 𠮷𠮷**",
        "HEALTH, 肢体二级, ＊＊＊",
        "HEALTH, '', ＊＊＊",
        "FINANCE, 12600, ＊＊＊"
    })
    void theMiddleIsHiddenAndTheEndsAreLeft(Grade grade, String text, String masked) {
        assertThat(Mask.of(grade, text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void noRareCharacterIsEverCutInTwo(Grade grade) {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(25), 0, 3)
                    .forEach(kind -> text.appendCodePoint(
                            kind == 0
                                    ? 0x20000 + random.nextInt(0x6000)
                                    : kind == 1 ? 0x4E00 + random.nextInt(0x5000) : 'x'));
            var masked = Mask.of(grade, text.toString());
            assertThat(masked.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
                    .as(masked)
                    .isTrue();
        }
    }

    @Test
    void aNameOfTwoOrMoreNeverShowsWhole() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            var name = new StringBuilder();
            random.ints(2 + random.nextInt(10), 0x4E00, 0x9FA5).forEach(name::appendCodePoint);
            assertThat(Mask.of(Grade.NAME, name.toString())).contains("*").isNotEqualTo(name.toString());
        }
    }

    @Test
    void healthAndMoneyDoNotEvenShowHowLongTheyAre() {
        assertThat(Mask.of(Grade.HEALTH, "一")).isEqualTo(Mask.of(Grade.HEALTH, "很长很长的一句话"));
        assertThat(Mask.of(Grade.FINANCE, "1")).isEqualTo(Mask.of(Grade.FINANCE, "1000000"));
    }
}
