package org.tiaokuai.backup.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of a running server, file by file. What is torn by being read while it is written, what vanishes and what
 * grows is put right when the log is replayed; what is left out is what the manual names for a base backup.
 */
final class DataFolder {

    static final String PREFIX = "data/";

    /** These folders must be there, and what lies in them means nothing to another server. */
    private static final Set<String> ONLY_AS_FOLDERS = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            "backup_manifest",
            "current_logfiles",
            "postgresql.auto.conf.tmp",
            "pg_internal.init",
            "pg_control"); // last, and by itself

    private static final String TEMPORARY = "pgsql_tmp";
    private static final String SEGMENT = "[0-9A-F]{24}";
    private static final int READS_OF_CONTROL = 20;

    private final Path folder;
    private final BackupWriter writer;

    DataFolder(Path folder, BackupWriter writer) {
        this.folder = folder;
        this.writer = writer;
    }

    void copy() throws IOException {
        Files.walkFileTree(folder, new Copying());
        writer.entry(
                PREFIX + "global/pg_control", new ByteArrayInputStream(control(folder.resolve("global/pg_control"))));
    }

    private final class Copying extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) throws IOException {
            var name = name(inside);
            if (inside.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            if (name.startsWith(TEMPORARY)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            writer.text(entry(inside) + "/", "");
            return folder.equals(inside.getParent()) && ONLY_AS_FOLDERS.contains(name)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var name = name(file);
            if (attributes.isSymbolicLink()) {
                elsewhere(file);
            } else if (!LEFT_OUT.contains(name) && !name.startsWith(TEMPORARY)) {
                take(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return gone(e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path inside, @Nullable IOException e) throws IOException {
            return e == null ? FileVisitResult.CONTINUE : gone(e);
        }
    }

    private static FileVisitResult gone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE; // the log tells of its end
        }
        throw e;
    }

    /** A log on another disk is welcome; tables on another disk have no place in the home to which this is restored. */
    private void elsewhere(Path link) throws IOException {
        if (!name(link).equals("pg_wal")) {
            throw new Refused("The database keeps something outside of its folder (" + link
                    + "): use backup-portable, or the tools of PostgreSQL.");
        }
        writer.text(entry(link) + "/", "");
    }

    private void take(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            writer.entry(entry(file), content);
        } catch (NoSuchFileException e) {
            gone(e);
        }
    }

    private String entry(Path file) {
        return PREFIX + folder.relativize(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** It is written in one go while it may be read here, and no log puts it right: it counts when it is read alike twice. */
    private static byte[] control(Path file) throws IOException {
        var before = Files.readAllBytes(file);
        for (int read = 0; read < READS_OF_CONTROL; read++) {
            var now = Files.readAllBytes(file);
            if (Arrays.equals(before, now)) {
                return now;
            }
            before = now;
        }
        throw new IOException(file + " never stands still");
    }

    void log(String from, String to) throws IOException {
        var segments = segments(folder.resolve("pg_wal"), from, to);
        if (segments.isEmpty()
                || !name(segments.getFirst()).equals(from)
                || !name(segments.getLast()).equals(to)) {
            throw new IOException("Of the log from " + from + " to " + to + " there is only " + segments);
        }
        for (var segment : segments) {
            try (var content = Files.newInputStream(segment)) {
                writer.entry(PREFIX + "pg_wal/" + segment.getFileName(), content);
            }
        }
    }

    private static List<Path> segments(Path log, String from, String to) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> name(file).matches(SEGMENT)
                            && name(file).compareTo(from) >= 0
                            && name(file).compareTo(to) <= 0)
                    .sorted()
                    .toList();
        }
    }

    /** The other way: puts an entry into a folder that is nobody's yet. */
    static void put(Path folder, String entry, InputStream content) throws IOException {
        var path = folder.resolve(entry.substring(PREFIX.length())).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("The entry leaves its folder: " + entry);
        }
        if (entry.endsWith("/")) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.resolveSibling("."));
            Files.copy(content, path);
        }
    }
}
