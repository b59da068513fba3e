package org.tiaokuai.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.intake.Doubt.Kind;

class RenamedTest {

    @ParameterizedTest
    @CsvSource({
        "高龄津贴申领, 高龄津贴申领, ",
        "高龄津贴申领, 高龄老人津贴申领, NAME_CHANGED",
        "高龄津贴申领, 古树名木认养, NAME_OTHER",
        "税, 税, ",
        "税, 费, NAME_OTHER"
    })
    void aNameThatHasNothingInCommonWithTheOneBeforeIsAnotherItems(String before, String now, @Nullable Kind kind) {
        assertThat(Renamed.doubt(before, now)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"15, 15", "十, 10", "十五, 15", "二十, 20", "三十五, 35", "九, 9"})
    void daysAreReadInFiguresAndAsTheyAreWritten(String written, int days) {
        assertThat(ChineseNumber.of(written)).isEqualTo(days);
    }
}
