package org.tiaokuai.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The SQL of all modules as this program brings it.
 *
 * @param fingerprint differs wherever the tables may
 */
public record MigrationFiles(List<String> modules, String fingerprint) {

    public static final String FOLDER = "db/migration/";

    public MigrationFiles {
        modules = List.copyOf(modules);
    }

    public static MigrationFiles ofAllModules() throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*/*.sql")) {
            files.put(path(file), file.getContentAsByteArray());
        }
        return of(files);
    }

    static MigrationFiles of(Map<String, byte[]> byPath) {
        var files = new TreeMap<>(byPath);
        var modules = files.keySet().stream()
                .map(path -> path.substring(0, path.indexOf('/')))
                .distinct()
                .toList();
        return new MigrationFiles(modules, fingerprint(files));
    }

    private static String path(Resource file) throws IOException {
        var address = file.getURL().toString();
        return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    }

    private static String fingerprint(Map<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, content) -> {
                digest.update((path + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
