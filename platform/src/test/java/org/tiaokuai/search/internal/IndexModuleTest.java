package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Wanted;

/** What is indexed, indexed anew and forgotten, and what nobody found. */
class IndexModuleTest {

    private static final SmallIndex INDEX = new SmallIndex();
    private static final Search SEARCH = INDEX.search();

    @Test
    void aQuestionWithoutAnAnswerIsCountedButNeverANumberOrAnEssay() {
        for (int i = 0; i < 3; i++) {
            INDEX.find("飞碟停放");
        }
        INDEX.find("外星人驾驶");
        INDEX.find("320281199305219826");
        INDEX.find("长".repeat(40));
        INDEX.find("居住证");
        assertThat(SEARCH.missed(10_000))
                .extracting(Search.Missed::question)
                .contains("飞碟停放", "外星人驾驶")
                .noneMatch(
                        question -> question.contains("3202") || question.startsWith("长长") || question.equals("居住证"));
        assertThat(SEARCH.missed(10_000))
                .filteredOn(missed -> missed.question().equals("飞碟停放"))
                .singleElement()
                .satisfies(missed -> assertThat(missed.times()).isEqualTo(3))
                .satisfies(missed -> assertThat(missed.lastAsked()).isEqualTo("2026-11-24"));
        assertThat(SEARCH.missed(1)).hasSize(1);
    }

    @Test
    void anEntryOfAnEarlierVersionIsOutdatedUntilItIsIndexedAnew() {
        assertThat(SEARCH.outdated("item", 10)).isEmpty();
        INDEX.jdbc().execute("update search.entry set generation = 1 where ref = 'rare'");
        assertThat(SEARCH.outdated("item", 10)).containsExactly("rare");
        SEARCH.index(List.of(SmallIndex.entry("rare", "周𠮷安的𠮷字", "", "䶮")));
        assertThat(SEARCH.outdated("item", 10)).isEmpty();
    }

    @Test
    void partsOfAThingAreForgottenTogether() {
        SEARCH.index(List.of(
                new Entry("question", "a#1", "收费吗", "", "", "a", List.of()),
                new Entry("question", "b#1", "收费吗", "", "", "b", List.of())));
        SEARCH.forget("question", List.of("a", ""));
        assertThat(SEARCH.findNamed(new Wanted("question", "收费", 5))).containsExactly("b#1");
        assertThat(SEARCH.findNamed(new Wanted("question", "飞碟收费", 5))).isEmpty();
        assertThat(SEARCH.missed(10_000)).extracting(Search.Missed::question).doesNotContain("飞碟收费");
    }

    @Test
    void anEntryThatIsIndexedAnewIsFoundByItsNewWordsOnly() {
        SEARCH.index(List.of(SmallIndex.entry("changing", "旧的词语", "", "")));
        SEARCH.index(List.of(SmallIndex.entry("changing", "新鲜说法", "", "")));
        assertThat(INDEX.find("新鲜说法")).containsExactly("changing");
        assertThat(INDEX.find("旧的词语")).doesNotContain("changing");
    }

    @Test
    void aTextLongerThanTheIndexHoldsIsTakenAllTheSame() {
        var words = new StringBuilder();
        new Random(3).ints(40_000, 0x4E00, 0x9FA5).forEach(words::appendCodePoint);
        SEARCH.index(List.of(SmallIndex.entry("long", "特别长篇大论", "", words.toString())));
        assertThat(INDEX.find("特别长篇")).contains("long");
    }
}
