package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--server.port=8443", "--tiaokuai.home=/srv/x --spring.profiles.active=quiet,demo", "--debug"
            })
    void withSettingsOnlyAPlatformStarts(String line) {
        assertThat(CommandLine.of(words(line))).contains(new CommandLine(null, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import-guides a.jsonl", "backup a.backup", "backup-portable a.backup", "restore a.backup"})
    void aCommandWithItsFileIsRun(String line) {
        var words = words(line);
        assertThat(CommandLine.of(words)).contains(new CommandLine(words[0], words[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-ledger", "train"})
    void aCommandThatNeedsNoFileIsRun(String line) {
        assertThat(CommandLine.of(words(line))).contains(new CommandLine(line, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "backpu a.backup",
                "backup",
                "backup a.backup b.backup",
                "backup a.backup --tiaokuai.home=/srv/x",
                "backup --tiaokuai.home=/srv/x",
                "--tiaokuai.home=/srv/x backup a.backup",
                "--tiaokuai.home=/srv/x frobnicate",
                "check-ledger now",
                "train now",
                "Backup a.backup",
                "-h",
                "--help",
                "help",
                "run"
            })
    void whatIsNotUnderstoodStartsNothing(String line) {
        assertThat(CommandLine.of(words(line))).isEmpty();
    }

    @Test
    void aMistypedCommandIsToldHowToSpeakAndLeavesNothingBehind(@TempDir Path home) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-Duser.home=" + home,
                        "-Djava.io.tmpdir=" + home,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Platform.class.getName(),
                        "frobnicate")
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TIAOKUAI_HOME", home.resolve("home").toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(64);
        assertThat(said).isEqualTo(CommandLine.USAGE);
        assertThat(home).isEmptyDirectory();
    }
}
