package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The violator: a log in which a number stands is found out. */
class LogsTest {

    @Test
    void aNumberInALogIsFound(@TempDir Path folder) throws IOException {
        var log = Files.writeString(folder.resolve("x.log"), "{\"message\":\"signed in 320219198511089732\"}\n");
        assertThat(Logs.found(log, "320219198511089732", "13800001108")).containsExactly("320219198511089732");
    }
}
