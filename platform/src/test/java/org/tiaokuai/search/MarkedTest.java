package org.tiaokuai.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTest {

    @ParameterizedTest
    @CsvSource({
        "居住证首次申领, 居住证, [居住证]首次申领",
        "公共租赁住房申请, 公租房;公共租赁住房, [公共租赁住房]申请",
        "办理ETC卡, etc, 办理[ETC]卡",
        "居住证, jzz, 居住证",
        "周𠮷安的𠮷字, 𠮷, 周[𠮷]安的[𠮷]字",
        "居住证, '', 居住证",
        "AB<b>, '<b>', A[B]<[b]>"
    })
    void whatWasAskedForIsMarkedAndNothingIsLost(String title, String said, String marked) {
        var pieces = Marked.of(title, List.of(said.split(";")));
        assertThat(pieces.stream()
                        .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
        assertThat(pieces.stream().map(Marked::text).collect(Collectors.joining()))
                .isEqualTo(title);
    }
}
