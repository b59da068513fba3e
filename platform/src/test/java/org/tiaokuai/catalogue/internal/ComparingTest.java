package org.tiaokuai.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tiaokuai.SmallTown;
import org.tiaokuai.catalogue.Comparison.Change;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.page.Difference.Piece;

class ComparingTest {

    private static final Guide GUIDE =
            SmallTown.guide(new Department(UUID.randomUUID(), "11", "局", "局", "条", null, false), "X1", "测试许可", 10);

    private static Guide with(Guide guide, Part part, Map<String, String> typed) {
        return GuideFields.write(part, guide, typed);
    }

    private static Guide materials(String... names) {
        var typed = new HashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            typed.put("materials." + i + ".name", names[i]);
        }
        return with(GUIDE, Part.MATERIALS, typed);
    }

    private static List<Change> changes(Guide before, Guide after) {
        return Comparing.compare(before, after).changes();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.kept() ? piece.text() : "[" + piece.text() + "]")
                .collect(Collectors.joining());
    }

    @Test
    void theSameGuideHasNoDifference() {
        assertThat(changes(GUIDE, GUIDE)).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsMarkedAndANumberIsOneThing() {
        var before = with(GUIDE, Part.FEEDBACK, Map.of("resultFeedback", "15日内告诉您结果。"));
        var after = with(GUIDE, Part.FEEDBACK, Map.of("resultFeedback", "10日内当面告诉您结果。"));
        assertThat(changes(before, after)).singleElement().satisfies(change -> {
            assertThat(marked(change.before())).isEqualTo("[15]日内告诉您结果。");
            assertThat(marked(change.after())).isEqualTo("[10]日内[当面]告诉您结果。");
        });
    }

    @Test
    void oneMoreEntryInFrontIsNoChangeOfThoseBehindIt() {
        assertThat(changes(materials("照片", "合同"), materials("申请表", "照片", "合同")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).isEmpty();
                    assertThat(marked(change.after())).isEqualTo("[申请表]");
                    assertThat(change.row()).isEqualTo(1);
                });
        assertThat(changes(materials("申请表", "照片", "合同"), materials("申请表", "合同")))
                .singleElement()
                .satisfies(change -> {
                    assertThat(marked(change.before())).isEqualTo("[照片]");
                    assertThat(change.row()).isEqualTo(2);
                });
    }

    @Test
    void bothSidesTogetherAreTheWholeTextsWhateverWasChanged() {
        var random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            var before = text(random);
            var after = text(random);
            var old = with(GUIDE, Part.STATUS, Map.of("statusQuery", before));
            var present = with(GUIDE, Part.STATUS, Map.of("statusQuery", after));
            for (var change : changes(old, present)) {
                assertThat(text(change.before())).isEqualTo(before);
                assertThat(text(change.after())).isEqualTo(after);
                assertThat(kept(change.before())).isEqualTo(kept(change.after()));
            }
            assertThat(changes(old, present).isEmpty()).isEqualTo(before.equals(after));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 30), 0, 5)
                .mapToObj(i -> List.of("甲", "乙", "12", "。", "𠮷").get(i))
                .collect(Collectors.joining());
    }

    private static String kept(List<Piece> pieces) {
        return pieces.stream().filter(Piece::kept).map(Piece::text).collect(Collectors.joining());
    }
}
