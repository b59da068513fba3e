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

    private static final Path LOG = Path.of("target/test-home/app/logs/tiaokuai.log");

    private Logs() {}

    /** Called after a journey, with the numbers, names and answers that were typed in it. */
    public static void holdNothingOf(String... planted) {
        assertThat(LOG).isNotEmptyFile();
        assertThat(found(LOG, planted)).isEmpty();
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
