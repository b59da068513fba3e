package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tiaokuai.backup.internal.Manifest.Kind;
import org.tiaokuai.database.MigrationFiles;

/** Backups without a platform, for tests. */
final class Made {

    private Made() {}

    static BackupKey key(Path file) throws IOException {
        if (!Files.exists(file)) {
            BackupKey.make(file);
        }
        return BackupKey.in(file);
    }

    static Manifest manifest(Kind kind, String password) throws IOException {
        return new Manifest(
                Manifest.FORMAT,
                kind,
                MigrationFiles.ofAllModules().fingerprint(),
                18,
                System.getProperty("os.arch"),
                false,
                Instant.parse("2026-11-30T06:00:00Z"),
                password,
                Map.of("tiaokuai.privacy.key-file", "the secret for personal data"));
    }

    /** One that holds some megabytes of what cannot be packed, and a text. */
    static void write(Path file, BackupKey key, Manifest manifest, byte[] content) throws IOException {
        BackupFile.write(file, key, manifest, writer -> {
            try (var entry = writer.entry("first")) {
                entry.write(content);
            }
            writer.text("empty", "");
            writer.text("文", "条块");
            return Optional.empty();
        });
    }
}
