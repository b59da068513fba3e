package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.StringUtils;

/**
 * The key files that settings name, whichever there are, so that none that comes later is forgotten. A key that lies in a
 * token instead is in no backup.
 */
final class KeyFiles {

    static final String OF_BACKUPS = "tiaokuai.backup.key-file";

    private static final String NAMED = "tiaokuai\\..+\\.key-file";

    private final Map<String, Path> files = new TreeMap<>();
    private final Set<String> mayBeInToken = new TreeSet<>();
    private final Set<String> inToken = new TreeSet<>();

    /** All but that of backups: whoever has a backup and not its key has nothing. */
    KeyFiles(ConfigurableEnvironment environment) {
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> known) {
                for (var name : known.getPropertyNames()) {
                    if (name.matches(NAMED) && !name.equals(OF_BACKUPS)) {
                        know(environment, name);
                    }
                }
            }
        }
    }

    private void know(ConfigurableEnvironment environment, String name) {
        var config = environment.getProperty(token(name) + ".config");
        if (config != null) {
            mayBeInToken.add(name);
        }
        if (StringUtils.hasText(config)) {
            inToken.add(name);
        } else {
            files.put(name, Path.of(environment.getRequiredProperty(name)));
        }
    }

    private static String token(String name) {
        return name.replaceAll("key-file$", "pkcs11");
    }

    Map<String, String> read() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var file : files.entrySet()) {
            contents.put(file.getKey(), Files.readString(file.getValue()));
        }
        return contents;
    }

    /** A key comes back as what it was, a file or a token's own; to change that is another step. */
    void refuseOthers(Map<String, String> contents) {
        for (var name : contents.keySet()) {
            if (inToken.contains(name)) {
                throw new Refused("The backup holds a file for " + name + ": restore it without " + token(name)
                        + ".*, and move the key into the token afterwards.");
            }
            if (!files.containsKey(name)) {
                throw new Refused("The backup holds a key for " + name + ", which this version of the program lacks.");
            }
        }
        for (var name : files.keySet()) {
            if (mayBeInToken.contains(name) && !contents.containsKey(name)) {
                throw new Refused("The backup holds no file for " + name + ", for this key lay in a token: set "
                        + token(name) + ".* for that token, without which nothing opens.");
            }
        }
    }

    void refuseToOverwrite(Map<String, String> contents) {
        contents.keySet().forEach(name -> BackupFile.refuseIfThere(Objects.requireNonNull(files.get(name))));
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
