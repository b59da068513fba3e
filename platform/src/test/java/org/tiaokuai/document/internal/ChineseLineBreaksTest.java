package org.tiaokuai.document.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseLineBreaksTest {

    @Test
    void aLineMayEndBetweenAnyTwoCharacters() {
        assertThat(pieces("政务服务𠮷田中心")).isEqualTo("政|务|服|务|𠮷|田|中心");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "受理（见附件）。结束了吗 受|理|（见|附|件）。|结|束|了吗",
                "他说：“好。”《许可法》第 他|说：|“好。”|《许|可|法》第",
                "滨湖〔2026〕1123号文件 滨|湖|〔2026〕|1123|号|文件",
                "自17:30起3,240.00元占12.5%整 自|17:30|起|3,240.00|元|占|12.5%整",
                "于2026年11月23日送达申请人 于|2026年|11月|23日|送|达|申|请人",
                "省略……破折——结束的话 省|略……|破|折——|结|束|的话"
            })
    void noMarkBeginsOrEndsALineThatMayNot(String text, String expected) {
        assertThat(pieces(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"自受理之日起计算期限。 限。", "自受理之日起计算期限 限"})
    void noCharacterStandsAloneOnTheLastLine(String text, String alone) {
        assertThat(pieces(text)).doesNotEndWith("|" + alone);
    }

    @Test
    void aShortTextMayBreakAnywhere() {
        assertThat(pieces("年月日")).isEqualTo("年|月|日");
    }

    private static String pieces(String text) {
        ChineseLineBreaks breaks = new ChineseLineBreaks();
        breaks.setText(text);
        StringBuilder pieces = new StringBuilder();
        int from = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            pieces.append(from > 0 ? "|" : "").append(text, from, at);
            from = at;
        }
        return pieces.toString();
    }
}
