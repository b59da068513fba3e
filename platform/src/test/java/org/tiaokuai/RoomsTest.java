package org.tiaokuai;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;

/** A module has one name, and every folder that belongs to it bears that name. */
class RoomsTest {

    /** What belongs to no module: the migrations of all, and the tests' own planted violators. */
    private static final Set<String> BESIDE_THE_MODULES = Set.of("__root", "offender");

    private final Set<String> modules = ApplicationModules.of(Platform.class).stream()
            .map(module -> module.getIdentifier().toString())
            .collect(toSet());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/java/org/tiaokuai",
                "src/main/jte",
                "src/main/resources/db/migration",
                "src/main/resources/messages",
                "src/test/java/org/tiaokuai"
            })
    void everyFolderIsNamedForAModule(String root) throws IOException {
        assertThat(folders(Path.of(root))).isNotEmpty();
        assertThat(strangers(Path.of(root))).isEmpty();
    }

    @Test
    void aFolderThatIsNamedForNoModuleIsCaught(@TempDir Path root) throws IOException {
        for (var name : List.of("casework", "__root", "common", "Casework", "case-work")) {
            Files.createDirectory(root.resolve(name));
        }
        Files.createFile(root.resolve("a-file"));
        assertThat(strangers(root)).containsExactlyInAnyOrder("common", "Casework", "case-work");
    }

    @Test
    void nothingOfTheModulesIsKeptBesideTheirFolders() throws IOException {
        for (var root : List.of("src/main/jte", "src/main/resources/db/migration", "src/main/resources/messages")) {
            try (var files = Files.list(Path.of(root))) {
                assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith(".jteroot")))
                        .isEmpty();
            }
        }
    }

    private List<String> strangers(Path root) throws IOException {
        return folders(root).stream()
                .filter(name -> !modules.contains(name) && !BESIDE_THE_MODULES.contains(name))
                .toList();
    }

    private static List<String> folders(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .toList();
        }
    }
}
