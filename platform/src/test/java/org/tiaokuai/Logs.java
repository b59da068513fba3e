package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The log that the whole application writes while journeys use it: what was planted must not be in it. */
public final class Logs {

    /** Contexts of one process share the log of the first of them, whichever that was. */
    private static final Path HOMES = TestHome.folder();

    private Logs() {}

    /** Called after a journey, with the numbers, names and answers that were typed in it. */
    public static void holdNothingOf(String... planted) {
        var logs = logs();
        assertThat(logs).isNotEmpty().allSatisfy(log -> {
            assertThat(log).isNotEmptyFile();
            assertThat(found(log, planted)).isEmpty();
        });
    }

    private static List<Path> logs() {
        try (var files = Files.walk(HOMES, 3)) {
            return files.filter(file -> file.endsWith("logs/tiaokuai.log")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> found(Path log, String... planted) {
        try {
            var text = Files.readString(log);
            return Arrays.stream(planted).filter(text::contains).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
