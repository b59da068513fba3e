package org.tiaokuai.backup.internal;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the entries of a backup in their order. No octet comes out of it that was not authenticated. */
final class BackupReader implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_TEXT = 1 << 20;

    private final InputStream opened;
    private final MessageDigest digest = BackupWriter.sha256();
    private final DataInputStream in;
    private final Manifest manifest;
    private long entries;
    private long octets;
    private Pieces current = new Pieces(true);
    private Manifest.@Nullable Ending ending;

    private BackupReader(InputStream opened) throws IOException {
        this.opened = opened;
        in = new DataInputStream(new DigestInputStream(new GZIPInputStream(opened, BUFFER), digest));
        var first = next().orElseThrow(() -> new IOException("It is empty"));
        manifest = read(first.content().readNBytes(LONGEST_TEXT), Manifest.class);
    }

    /** What is sealed with the key may still be another thing than a backup of this version. */
    private static <T> T read(byte[] json, Class<T> type) throws IOException {
        try {
            return Objects.requireNonNull(JsonMapper.shared().readValue(json, type));
        } catch (JacksonException | NullPointerException e) { // Jackson leaves null what a record requires
            throw new IOException("It holds no " + type.getSimpleName(), e);
        }
    }

    static BackupReader of(Path file, BackupKey key) throws IOException {
        var sealed = Files.newInputStream(file);
        try {
            return new BackupReader(key.open(sealed));
        } catch (IOException | RuntimeException e) {
            sealed.close();
            throw e;
        }
    }

    /** Reads all of it and keeps nothing: whoever writes after this does not stop half-way for the file's sake. */
    static Checked check(Path file, BackupKey key) throws IOException {
        try (var reader = of(file, key)) {
            while (reader.next().isPresent()) {
                Thread.onSpinWait();
            }
            return new Checked(reader.manifest, reader.ending());
        }
    }

    /** A backup that is whole. */
    record Checked(Manifest manifest, Manifest.Ending ending) {}

    /** @param content to be read before the next entry is asked for */
    record Entry(String name, InputStream content) {}

    Manifest manifest() {
        return manifest;
    }

    Manifest.Ending ending() {
        if (ending == null) {
            throw new IllegalStateException("The end was not reached");
        }
        return ending;
    }

    /** None at the end, which is reached only where nothing is missing. */
    Optional<Entry> next() throws IOException {
        if (ending != null) {
            return Optional.empty();
        }
        current.transferTo(OutputStream.nullOutputStream());
        var name = in.readUTF();
        if (name.equals(BackupWriter.END)) {
            end();
            return Optional.empty();
        }
        entries++;
        current = new Pieces(false);
        return Optional.of(new Entry(name, current));
    }

    private void end() throws IOException {
        var sha256 = HexFormat.of().formatHex(digest.digest());
        long read = octets;
        var told = read(new Pieces(false).readNBytes(LONGEST_TEXT), Manifest.Ending.class);
        if (told.entries() != entries || told.octets() != read || !sha256.equals(told.sha256())) {
            throw new IOException("Its end does not fit what stands before it");
        }
        // Only the last piece says that it is the last one.
        in.transferTo(OutputStream.nullOutputStream());
        opened.transferTo(OutputStream.nullOutputStream());
        ending = told;
    }

    private final class Pieces extends InputStream {

        private int left;
        private boolean ended;

        Pieces(boolean ended) {
            this.ended = ended;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int start, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0 && !ended) {
                left = in.readInt();
                ended = left == 0;
                if (left < 0) {
                    throw new IOException("A piece of " + left + " octets");
                }
            }
            if (ended) {
                return -1;
            }
            int read = Math.min(length, left);
            in.readFully(to, start, read);
            left -= read;
            octets += read;
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
