package org.tiaokuai.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, carried in a jar and unpacked once for each release, whole or not at all. */
record Binaries(Path folder) {

    Path initdb() {
        return folder.resolve("bin/initdb");
    }

    Path pgCtl() {
        return folder.resolve("bin/pg_ctl");
    }

    Path postgres() {
        return folder.resolve("bin/postgres");
    }

    /** The caller holds the home's lock, so whatever lies half unpacked is nobody's. */
    static Binaries unpack(Home home, Consumer<String> progress) {
        try {
            byte[] archive = archive();
            Path folder = home.programs().resolve(fingerprint(archive));
            if (!Files.isDirectory(folder)) {
                progress.accept("Unpacking PostgreSQL into " + folder);
                Path unfinished = home.programs().resolve("unfinished");
                Home.deleteTree(unfinished);
                Files.createDirectories(unfinished);
                unpack(archive, unfinished);
                home.permit(unfinished, "rwxr-xr-x");
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Binaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL into " + home.programs(), e);
        }
    }

    private static byte[] archive() throws IOException {
        String name =
                switch (System.getProperty("os.name") + " " + System.getProperty("os.arch")) {
                    case "Linux amd64" -> "/postgres-linux-x86_64.txz";
                    case "Linux aarch64" -> "/postgres-linux-arm_64.txz";
                    default -> "";
                };
        try (InputStream stream = name.isEmpty() ? null : Binaries.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new DatabaseStartRefused("No PostgreSQL is packed for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + ": set spring.datasource.url to a PostgreSQL 15 or newer.");
            }
            return stream.readAllBytes();
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(PosixFilePermissions.fromString(
                entry.isDirectory() || (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, permissions);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
