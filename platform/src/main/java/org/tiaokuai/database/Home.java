package org.tiaokuai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of one installation: all that its PostgreSQL needs lies in it and nowhere else. */
record Home(Path folder) {

    /** pg_ctl hands its paths to a shell between double quotes. */
    private static final String UNSAFE_IN_A_SHELL = ".*[\"$`\\\\\\n].*";

    static Home at(Path wanted) {
        try {
            Files.createDirectories(wanted.toAbsolutePath());
            Home home = new Home(wanted.toRealPath());
            if (home.folder.toString().matches(UNSAFE_IN_A_SHELL)) {
                throw new DatabaseStartRefused("The folder " + home.folder
                        + " has one of \" $ ` \\ in its name; choose another TIAOKUAI_HOME.");
            }
            Files.createDirectories(home.secrets());
            home.permit(home.secrets(), "rwx------");
            return home;
        } catch (IOException e) {
            throw new DatabaseStartRefused(
                    "The folder " + wanted + " cannot be written by this user; choose another TIAOKUAI_HOME.", e);
        }
    }

    /** Only for the holder of the lock: a running server may need the folder open for passing through. */
    void closeToOthers() {
        try {
            permit(folder, "rwx------");
        } catch (IOException e) {
            throw new DatabaseStartRefused("The folder " + folder + " belongs to another user.", e);
        }
    }

    static Home existing(Path wanted) {
        try {
            return new Home(wanted.toRealPath());
        } catch (IOException e) {
            throw new DatabaseStartRefused("There is no folder " + wanted + ": Tiaokuai has not run there yet.", e);
        }
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path programs() {
        return folder.resolve("postgres");
    }

    Path data() {
        return folder.resolve("database");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path password() {
        return secrets().resolve("database.password");
    }

    private Path secrets() {
        return folder.resolve("secrets");
    }

    void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /** Writes a file that no other user may read, not even for the moment before its permissions are set. */
    void writeSecret(Path path, String content) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(path, content);
        sync(path);
    }

    /** A rename survives a power cut only when the file or folder itself has been synced. */
    static void sync(Path path) throws IOException {
        Set<StandardOpenOption> how =
                Set.of(Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + tree, e);
        }
    }
}
