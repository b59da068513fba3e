package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Where what came in lies open while it is looked at, on disk and not in memory; what a crash left is swept away. */
@Component
class Workbench {

    private final Path folder;
    private final long most;

    Workbench(@Value("${tiaokuai.home}") Path home, @Value("${tiaokuai.file.largest}") DataSize largest)
            throws IOException {
        this.folder = home.resolve("uploads");
        this.most = largest.toBytes();
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    long most() {
        return most;
    }

    /** The file while it is looked at; closing takes it away. */
    record Work(Path file, long size, boolean tooLarge, String sha256) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Reads one byte further than may be, and no more. */
    Work lay(InputStreamSource content) throws IOException {
        var file = Files.createTempFile(folder, "work", "");
        try (var in = new DigestInputStream(content.getInputStream(), sha256());
                var out = Files.newOutputStream(file)) {
            long size = copy(in, out);
            return new Work(
                    file,
                    size,
                    size > most,
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        var piece = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(piece); read >= 0 && size <= most; read = in.read(piece)) {
            out.write(piece, 0, read);
            size += read;
        }
        return size;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
