package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The key files that settings name, whichever there are, so that none that comes later is forgotten. */
final class KeyFiles {

    static final String OF_BACKUPS = "tiaokuai.backup.key-file";

    private static final String NAMED = "tiaokuai\\..+\\.key-file";

    private final Map<String, Path> files = new TreeMap<>();

    /** All but that of backups: whoever has a backup and not its key has nothing. */
    KeyFiles(ConfigurableEnvironment environment) {
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> known) {
                for (var name : known.getPropertyNames()) {
                    if (name.matches(NAMED) && !name.equals(OF_BACKUPS)) {
                        files.put(name, Path.of(environment.getRequiredProperty(name)));
                    }
                }
            }
        }
    }

    Map<String, String> read() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var file : files.entrySet()) {
            contents.put(file.getKey(), Files.readString(file.getValue()));
        }
        return contents;
    }

    void refuseToOverwrite(Map<String, String> contents) {
        contents.keySet().forEach(name -> {
            var file = files.get(name);
            if (file == null) {
                throw new Refused("The backup holds a key for " + name + ", which this version of the program lacks.");
            }
            BackupFile.refuseIfThere(file);
        });
    }

    void write(Map<String, String> contents) throws IOException {
        for (var content : contents.entrySet()) {
            var file = files.getOrDefault(content.getKey(), Path.of("")).toAbsolutePath();
            makeFolder(file.resolveSibling(""));
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, content.getValue(), StandardOpenOption.SYNC);
        }
    }

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
