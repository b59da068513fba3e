package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said in Chinese is said in English too, complete, and under the module's own name. */
class WordsTest {

    static Stream<Path> modules() throws IOException {
        try (var folders = Files.list(Path.of("src/main/resources/messages"))) {
            return folders
                    .filter(folder -> folder.toFile().list() instanceof String[] files && files.length > 0)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyWordIsThereInBothLanguagesAndBearsItsModulesName(Path module) throws IOException {
        var chinese = words(module.resolve("words.properties"));
        var english = words(module.resolve("words_en.properties"));
        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(chinese.keySet());
        assertThat(chinese.keySet()).isNotEmpty().allMatch(key -> key.startsWith(module.getFileName() + "."));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyBlankIsFilledInAndNoApostropheSwallowsOne(Path module) throws IOException {
        for (var file : List.of("words.properties", "words_en.properties")) {
            words(module.resolve(file)).forEach((key, sentence) -> {
                assertThat(sentence).as(key).isNotEmpty();
                if (sentence.contains("{")) {
                    assertThat(sentence.replace("''", "")).as(key).doesNotContain("'");
                    assertThat(new MessageFormat(sentence).format(new Object[] {1, 2, 3, 4, 5}))
                            .as(key)
                            .doesNotContain("{");
                } else {
                    assertThat(sentence).as(key).doesNotContain("''");
                }
            });
        }
    }

    /** What is typed as it is, whatever the language of the page. */
    private static final Set<String> TYPED = Set.of("hall.home.hotWords", "organisation.import.fault.YES_OR_NO");

    @ParameterizedTest
    @MethodSource("modules")
    void englishSaysNothingInChinese(Path module) throws IOException {
        words(module.resolve("words_en.properties")).forEach((key, sentence) -> {
            if (!TYPED.contains(key)) {
                assertThat(sentence).as(key).doesNotContainPattern("\\p{IsHan}");
            }
        });
    }

    /** Of a number and what is counted, each is said for one and for many. */
    private static final Pattern COUNTED =
            Pattern.compile("\\{\\d\\} (?!characters|does|is|was|has|stands|lies|becomes)[a-z]+s\\b");

    /** What is never one. */
    private static final Set<String> MANY = Set.of("casework.correction.days.wrong", "organisation.limit.number");

    @ParameterizedTest
    @MethodSource("modules")
    void oneOfAThingIsNotSaidAsMany(Path module) throws IOException {
        words(module.resolve("words_en.properties")).forEach((key, sentence) -> {
            if (!MANY.contains(key) && !sentence.contains(",choice,")) {
                assertThat(sentence).as(key).doesNotContainPattern(COUNTED);
            }
        });
    }

    private static Map<String, String> words(Path file) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        var all = new HashMap<String, String>();
        words.stringPropertyNames().forEach(key -> all.put(key, words.getProperty(key)));
        return all;
    }
}
