package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Wanted;

/** Whatever is typed is a question, and does no harm. */
class AnyQuestionModuleTest {

    private static final SmallIndex INDEX = new SmallIndex();
    private static final Search SEARCH = INDEX.search();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\\",
                "？",
                "&&&",
                "():*",
                "\u0000",
                "😀😀",
                "%_'\"\\",
                ".*+?[](){}^$|",
                "\uD842",
                "\uDFB7\uD842",
                "。，、；：“”（）《》…—"
            })
    void aQuestionWithoutAWordFindsNothing(String question) {
        assertThat(INDEX.results(question).total()).isZero();
        assertThat(INDEX.results(question).refs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "居住证%",
                "%居住证_",
                "'居住证'",
                "\"居住证\"",
                "居住证\\",
                "(居住证)",
                "居住证.*",
                "[居住证]+",
                "居住证|",
                "^居住证$",
                "居住证😀",
                "😀居住证",
                "居住证\u0000",
                "居\u0000住证",
                "居住证\uD842",
                "\uDFB7居住证",
                "　居住证　",
                "居住证！？",
                "居住證"
            })
    void signsAroundAWordNeitherHideItNorBreakTheQuestion(String question) {
        assertThat(INDEX.find(question)).first().isEqualTo("permit");
    }

    @Test
    void ofAQuestionOfTenThousandCharactersTheBeginningCounts() {
        assertThat(INDEX.find("居住证" + " ".repeat(10_000))).first().isEqualTo("permit");
        assertThat(INDEX.find("居住证办理，" + "很急".repeat(5_000))).first().isEqualTo("permit");
        assertThat(INDEX.find("x".repeat(10_000))).isEmpty();
        assertThat(INDEX.find("𠮷".repeat(10_000))).isEmpty();
    }

    @Test
    void noTextWhateverMakesAQueryThatTheDatabaseCannotRead() {
        var random = new Random(20260302);
        for (int i = 0; i < 5000; i++) {
            var question = anything(random);
            var found = SEARCH.find(new Wanted("item", question, 5));
            assertThat(found.total())
                    .as(question)
                    .isGreaterThanOrEqualTo(found.refs().size());
        }
        assertThat(INDEX.find("引号")).contains("quoted");
    }

    /** Mostly what could do harm: signs of the query language, rare characters, half characters, known words. */
    private static String anything(Random random) {
        var signs = "'\"\\&|!():*<->%_;-\u0000\u0001\n\t　‘’、";
        var words = List.of("居住证", "医保", "公租房", "𠮷", "䶮", "to_tsquery", "null", "社保转移", "e\u0301", "ﷺ", "İ", "ß");
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(words.get(random.nextInt(words.size())));
                case 1, 2 -> text.append(signs.charAt(random.nextInt(signs.length())));
                case 3 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 4 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append((char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }
}
