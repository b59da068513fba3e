package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaokuai.backup.internal.Manifest.Kind;

/** Which files are taken, without a server. */
class DataFolderTest {

    @TempDir
    private Path temp = Path.of("");

    private Path folder() throws IOException {
        var folder = temp.resolve("database");
        for (var name : List.of(
                "global/pg_control",
                "base/1/2619",
                "base/1/pg_internal.init",
                "base/1/pgsql_tmp12.3",
                "base/pgsql_tmp/pgsql_tmp1.0",
                "pg_wal/000000010000000000000001",
                "pg_wal/archive_status/x",
                "pg_replslot/kept/state",
                "pg_notify/0000",
                "pg_xact/0000",
                "postmaster.pid",
                "backup_label.old",
                "postgresql.conf")) {
            var file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, name);
        }
        return folder;
    }

    private List<String> copied(Path folder, OutputStream to) throws IOException {
        var key = Made.key(temp.resolve("key"));
        try (var writer = new BackupWriter(key.seal(to), Made.manifest(Kind.PHYSICAL, ""))) {
            new DataFolder(folder, writer).copy();
            writer.end(Optional.empty());
        }
        var names = new ArrayList<String>();
        try (var reader = BackupReader.of(temp.resolve("backup"), key)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                names.add(entry.get().name());
            }
        }
        return names;
    }

    @Test
    void whatMeansNothingElsewhereIsLeftOutAndItsFolderIsNot() throws IOException {
        assertThat(copied(folder(), Files.newOutputStream(temp.resolve("backup"))))
                .containsExactlyInAnyOrder(
                        "data/base/",
                        "data/base/1/",
                        "data/base/1/2619",
                        "data/global/",
                        "data/pg_notify/",
                        "data/pg_replslot/",
                        "data/pg_wal/",
                        "data/pg_xact/",
                        "data/pg_xact/0000",
                        "data/postgresql.conf",
                        "data/global/pg_control")
                .endsWith("data/global/pg_control");
    }

    @Test
    void filesThatVanishWhileOthersAreCopiedAreNotMissed() throws IOException {
        var folder = folder();
        var random = new Random(3);
        for (int file = 0; file < 40; file++) {
            var content = new byte[300_000];
            random.nextBytes(content);
            Files.write(folder.resolve("base/1/" + file), content);
        }
        var vanishing = new FilterOutputStream(Files.newOutputStream(temp.resolve("backup"))) {
            private long written;

            @Override
            public void write(byte[] from, int start, int length) throws IOException {
                out.write(from, start, length);
                written += length;
                if (written > 1_000_000) {
                    Files.walk(folder.resolve("base/1"))
                            .filter(Files::isRegularFile)
                            .forEach(DataFolderTest::delete);
                }
            }
        };
        assertThat(copied(folder, vanishing)).contains("data/global/pg_control").hasSizeBetween(11, 40);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() {
        var folder = temp.resolve("target");
        assertThatThrownBy(() -> DataFolder.put(folder, "data/../../escaped", new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(IOException.class);
    }
}
