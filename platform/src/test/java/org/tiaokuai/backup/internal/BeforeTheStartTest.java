package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

/** What each start looks at first. */
class BeforeTheStartTest {

    @TempDir
    private Path home = Path.of("");

    private void start(String... settings) {
        var environment = new MockEnvironment().withProperty("tiaokuai.home", home.toString());
        for (var setting : settings) {
            int at = setting.indexOf('=');
            environment.setProperty(setting.substring(0, at), setting.substring(at + 1));
        }
        new BeforeTheStart()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }

    @Test
    void whatWasRestoredAndNotProvedIsNotUsed() throws IOException {
        assertThatCode(this::start).doesNotThrowAnyException();
        var mark = Files.createFile(BeforeTheStart.unproved(home.toString()));
        assertThatThrownBy(this::start).isInstanceOf(Refused.class).hasMessageContaining(mark.toString());
        Files.delete(mark);
        assertThatCode(this::start).doesNotThrowAnyException();
    }

    @Test
    void aBackupOfNothingOrOntoSomethingIsRefused() throws IOException {
        assertThatThrownBy(() -> start("tiaokuai.command=backup")).hasMessageContaining("Say which file: backup FILE");
        var file = home.resolve("file");
        var command = "tiaokuai.command-file=" + file;
        assertThatThrownBy(() -> start("tiaokuai.command=backup", command))
                .hasMessageContaining("There is no database in " + home);
        Files.createDirectory(home.resolve("database"));
        assertThatCode(() -> start("tiaokuai.command=backup", command)).doesNotThrowAnyException();
        Files.createFile(file);
        assertThatThrownBy(() -> start("tiaokuai.command=backup", command)).hasMessageContaining("There is a file");
    }

    @Test
    void anOutsidePostgresIsBackedUpByItsOwnToolOrByRows() {
        var outside = "spring.datasource.url=jdbc:postgresql://127.0.0.1/tiaokuai";
        var file = "tiaokuai.command-file=" + home.resolve("file");
        assertThatThrownBy(() -> start("tiaokuai.command=backup", file, outside))
                .hasMessageContaining("your own tool")
                .hasMessageContaining("docs/running.md");
        assertThatCode(() -> start("tiaokuai.command=backup-portable", file, outside))
                .doesNotThrowAnyException();
    }
}
