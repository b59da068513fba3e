package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

/** Each setting is known, used and explained, and one that is not stops the start. */
class SettingsTest {

    private static final Pattern READ = Pattern.compile("\"(?:\\$\\{)?(tiaokuai\\.[a-z0-9.-]*[a-z])[\":}]");

    private static void start(String name) {
        var environment = new MockEnvironment().withProperty(name, "x");
        new SettingsCheck()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }

    @Test
    void whatTheProgramReadsIsWhatItKnows() throws IOException {
        var read = new TreeSet<String>();
        try (var files = Files.walk(SourceFile.MAIN)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("SettingsCheck.java")) {
                    READ.matcher(Files.readString(file)).results().forEach(match -> read.add(match.group(1)));
                }
            }
        }
        // Some settings only feed a setting of the frame.
        READ.matcher(Files.readString(Path.of("src/main/resources/application.yaml")))
                .results()
                .forEach(match -> read.add(match.group(1)));
        var known = new TreeSet<>(SettingsCheck.FOR_OPERATORS);
        known.addAll(SettingsCheck.INTERNAL);
        assertThat(read).isEqualTo(known);
    }

    @Test
    void everySettingIsExplained() throws IOException {
        var running = Files.readString(Path.of("../docs/running.md"));
        assertThat(SettingsCheck.FOR_OPERATORS).allMatch(name -> running.contains("`" + name + "`"));
        assertThat(SettingsCheck.INTERNAL).allMatch(name -> running.contains("`" + name + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiaokuai.publicaddress", "tiaokuai.public-adress", "tiaokuai.retired", "tiaokuai.home.x"})
    void anUnknownSettingStopsTheStartWithItsName(String name) {
        assertThatThrownBy(() -> start(name)).isInstanceOfSatisfying(SettingsCheck.UnknownSettings.class, refused -> {
            var told = Objects.requireNonNull(new SettingsCheck.Analyzer().analyze(refused));
            assertThat(told.getDescription()).contains(name);
            assertThat(told.getAction()).contains("docs/running.md");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiaokuai.home", "tiaokuai.site-name", "server.port", "TIAOKUAI_HOME", "tiaokuaix"})
    void aKnownSettingOrOneOfSomebodyElseDoesNot(String name) {
        assertThatCode(() -> start(name)).doesNotThrowAnyException();
    }
}
