package org.tiaokuai.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever tries the demonstration finds every account of it in the README. */
class AccountsToldTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyAccountOfTheCityIsNamed(String file) throws IOException {
        var readme = Files.readString(Path.of("..", file));
        assertThat(DemoFiles.table("people.csv")).hasSizeGreaterThan(20).allSatisfy(person -> assertThat(readme)
                .contains(person.getOrDefault("name", ""))
                .containsPattern("[| `]" + person.getOrDefault("login", "") + "[` ]"));
    }
}
