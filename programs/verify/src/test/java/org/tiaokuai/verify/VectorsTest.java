package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors are what their table says that they are. */
class VectorsTest {

    private static final Path FOLDER = Path.of("../../docs/vectors/ledger");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\d+) \\| `([^`]+)` \\|");

    /** One line of the table. */
    record Row(List<String> call, int code, String line) {}

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(FOLDER.resolve("README.md")))
                .results()
                .map(row -> new Row(List.of(row.group(1).split(" ")), Integer.parseInt(row.group(2)), row.group(3)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachFileIsJudgedAsTheTableSays(Row row) {
        var arguments = row.call().stream()
                .map(word -> word.contains(".") ? FOLDER.resolve(word).toString() : word)
                .toArray(String[]::new);
        var out = new ByteArrayOutputStream();
        var code = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8)).run(arguments);
        var told = out.toString(StandardCharsets.UTF_8).replace(FOLDER + File.separator, "");
        assertThat(told.lines().findFirst()).hasValue(row.line());
        assertThat(code).isEqualTo(row.code());
    }

    @Test
    void eachFileStandsInTheTable() throws IOException {
        var named = rows().stream().flatMap(row -> row.call().stream()).toList();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> !file.equals("README.md")))
                    .isNotEmpty()
                    .isSubsetOf(named);
        }
    }

    @Test
    void mostAreRefused() throws IOException {
        assertThat(rows().stream().filter(row -> row.code() != 0).count())
                .isGreaterThan(rows().stream().filter(row -> row.code() == 0).count());
    }
}
