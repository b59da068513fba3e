package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaokuai.page.Difference.Piece;

/** Both sides stay whole, and nothing is marked that stands on both. */
class DifferenceTest {

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.kept() ? piece.text() : "[" + piece.text() + "]")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "店名若水面管, 店名若水面馆, 店名若水面[管], 店名若水面[馆]",
        "材料不付, 材料不符, 材料不[付], 材料不[符]",
        "第15条, 第16条, 第[15]条, 第[16]条",
        "一样, 一样, 一样, 一样",
        "'', 全是新的, '', [全是新的]",
        "全没了, '', [全没了], ''",
        "周𠮷安, 周吉安, 周[𠮷]安, 周[吉]安"
    })
    void onlyWhatDiffersIsMarked(String before, String after, String old, String present) {
        var difference = Difference.between(before, after);
        assertThat(marked(difference.before())).isEqualTo(old);
        assertThat(marked(difference.after())).isEqualTo(present);
    }
}
