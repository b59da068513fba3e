package org.tiaokuai.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of ours is said somewhere, and everything that is to be said has its word. */
class UsedWordsTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z]*\\.[A-Za-z0-9_.]*)\"");

    /** A key that is put together: a beginning, something, and perhaps an end. */
    private static final Pattern PUT_TOGETHER = Pattern.compile(
            "\"([a-z][A-Za-z]*\\.[A-Za-z0-9_.]*)\"\\s*\\+\\s*([^\"]+?)(?:\\+\\s*\"([A-Za-z0-9_.]+)\")?[^\"]*?[,);:\\n]");

    private static final Pattern ASKED_FOR =
            Pattern.compile("\\.of\\(\\s*\"([a-z][A-Za-z]*\\.[A-Za-z0-9_.]+)\"\\s*[,)]");

    @Test
    void everyWordIsSaidSomewhere() throws IOException {
        assertThat(unused(words(), sources())).isEmpty();
    }

    @Test
    void everythingThatIsToBeSaidHasItsWord() throws IOException {
        assertThat(missing(words(), sources())).isEmpty();
    }

    @Test
    void aWordThatNobodySaysAndOneThatIsNotThereAreFound() {
        var words = Set.of("page.used", "page.never", "page.status.here.title", "page.status.here.never");
        var sources = List.of("${text.of(\"page.used\")}", "text.of(\"page.status.\" + kind + \".title\")");
        assertThat(unused(words, sources)).containsExactly("page.never", "page.status.here.never");
        assertThat(missing(words, List.of("text.of(\"page.absent\", 1)", "Path.of(\"/x\")")))
                .containsExactly("page.absent");
    }

    private static Set<String> unused(Collection<String> words, List<String> sources) {
        var said = sources.stream()
                .flatMap(source -> LITERAL.matcher(source).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        var puttogether = sources.stream()
                .flatMap(source -> PUT_TOGETHER.matcher(source).results())
                .filter(match -> match.group(1).endsWith("."))
                .map(match -> Pattern.compile(Pattern.quote(match.group(1)) + "[A-Za-z0-9_.]+"
                        + (match.group(3) == null ? "" : Pattern.quote(match.group(3)) + "[A-Za-z0-9_.]*")))
                .toList();
        return words.stream()
                .filter(word -> !said.contains(word))
                .filter(word -> puttogether.stream()
                        .noneMatch(pattern -> pattern.matcher(word).matches()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Collection<String> words, List<String> sources) {
        var modules = words.stream().map(word -> word.split("\\.")[0]).collect(Collectors.toSet());
        return sources.stream()
                .flatMap(source -> ASKED_FOR.matcher(source).results())
                .map(match -> match.group(1))
                .filter(key -> modules.contains(key.split("\\.")[0]))
                .filter(key -> !words.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words() throws IOException {
        var all = new TreeSet<String>();
        for (var file : files("src/main/resources/messages", "words.properties")) {
            var words = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                words.load(reader);
            }
            all.addAll(words.stringPropertyNames());
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }

    private static List<String> sources() throws IOException {
        return Stream.of(files("src/main/java", ".java"), files("src/main/jte", ".jte"))
                .flatMap(List::stream)
                .map(UsedWordsTest::read)
                .toList();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
