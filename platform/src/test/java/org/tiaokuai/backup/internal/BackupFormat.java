package org.tiaokuai.backup.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** What the fuzzer hands to whoever reads backups: a file, and the contents of one that is sealed as it must be. */
public final class BackupFormat {

    private static final Path FILE;
    private static final BackupKey KEY;

    static {
        try {
            var folder = Files.createTempDirectory("backup-format");
            FILE = folder.resolve("backup");
            KEY = Made.key(folder.resolve("key"));
            folder.toFile().deleteOnExit();
            FILE.toFile().deleteOnExit();
            folder.resolve("key").toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BackupFormat() {}

    public static void file(byte[] octets) {
        try {
            Files.write(FILE, octets);
            BackupReader.check(FILE, KEY);
        } catch (IOException | Refused e) {
            // altered, cut off, or no backup
        }
    }

    public static void content(byte[] octets) {
        var sealed = new ByteArrayOutputStream();
        try {
            try (var out = new GZIPOutputStream(KEY.seal(sealed))) {
                out.write(octets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file(sealed.toByteArray());
    }
}
