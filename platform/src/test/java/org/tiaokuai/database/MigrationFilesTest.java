package org.tiaokuai.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationFilesTest {

    private static final Map<String, byte[]> FILES = Map.of("a/V1__x.sql", bytes("one"), "b/V1__y.sql", bytes("two"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allModulesWithTablesAreFound() throws IOException {
        assertThat(MigrationFiles.ofAllModules().modules())
                .contains("access", "calendar", "casework", "privacy", "__root")
                .isSorted();
    }

    @Test
    void anyChangeOfAnyFileIsSeen() {
        var before = MigrationFiles.of(FILES).fingerprint();
        assertThat(MigrationFiles.of(FILES).fingerprint()).isEqualTo(before);
        assertThat(MigrationFiles.of(Map.of("a/V1__x.sql", bytes("one"), "b/V1__y.sql", bytes("two ")))
                        .fingerprint())
                .isNotEqualTo(before);
        assertThat(MigrationFiles.of(Map.of("a/V1__x.sql", bytes("one"), "b/V2__y.sql", bytes("two")))
                        .fingerprint())
                .isNotEqualTo(before);
        assertThat(MigrationFiles.of(Map.of("a/V1__x.sql", bytes("onetwo"))).fingerprint())
                .isNotEqualTo(before);
        assertThat(MigrationFiles.of(Map.of("a/V1__x.sql", bytes("two"), "b/V1__y.sql", bytes("one")))
                        .fingerprint())
                .isNotEqualTo(before);
    }
}
