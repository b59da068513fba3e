package org.tiaokuai.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tiaokuai.letter.LetterPaper.Paragraph;

class LetterPaperTest {

    private static List<Paragraph> written(String... paragraphs) {
        return new LetterPaper(
                        "受理通知书",
                        "1",
                        "20260302-0000018",
                        "周𠮷安",
                        List.of(paragraphs),
                        "",
                        "",
                        "某局",
                        "2026年3月2日",
                        "",
                        "",
                        "")
                .written();
    }

    @Test
    void noMarkBehindTheNumberOfTheCaseBeginsALine() {
        assertThat(written("您的申请（开店，办件编号20260302-0000018），经审查，准予。", "请在3月9日前补正。", "20260302-0000018"))
                .containsExactly(
                        new Paragraph("您的申请（开店，办件编号", "20260302-0000018），", "经审查，准予。"),
                        new Paragraph("请在3月9日前补正。", "", ""),
                        new Paragraph("", "20260302-0000018", ""));
    }
}
