package org.tiaokuai.backup.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.tiaokuai.ledger.Head;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes entries one behind another. Nobody knows beforehand how long one is, for files grow and shrink while they are
 * read: a name, then pieces each with its length, then an empty piece.
 */
final class BackupWriter implements Closeable {

    static final String MANIFEST = "manifest.json";
    static final String END = "end.json";

    private static final int PIECE = 64 * 1024;

    private final MessageDigest digest = sha256();
    private final DataOutputStream out;
    private final byte[] buffer = new byte[PIECE];
    private long entries;
    private long octets;

    BackupWriter(OutputStream sealed, Manifest manifest) throws IOException {
        out = new DataOutputStream(new DigestOutputStream(new Packing(sealed), digest));
        text(MANIFEST, JsonMapper.shared().writeValueAsString(manifest));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    /** Mostly zeros and text, so that the quickest way packs well enough. */
    private static final class Packing extends GZIPOutputStream {
        Packing(OutputStream to) throws IOException {
            super(to, PIECE);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** One at a time; closing it ends the entry. */
    OutputStream entry(String name) throws IOException {
        out.writeUTF(name);
        entries++;
        return new BufferedOutputStream(new Pieces(), PIECE);
    }

    void entry(String name, InputStream content) throws IOException {
        try (var entry = entry(name)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                entry.write(buffer, 0, read);
            }
        }
    }

    void text(String name, String text) throws IOException {
        try (var entry = entry(name)) {
            entry.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** How much was written, before it was packed. */
    long octets() {
        return octets;
    }

    private final class Pieces extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(from, start, length);
                octets += length;
            }
        }

        @Override
        public void close() throws IOException {
            out.writeInt(0);
        }
    }

    /** Without it nobody takes the backup for whole. */
    void end(Optional<Head> head) throws IOException {
        long before = entries;
        out.writeUTF(END);
        var ending = new Manifest.Ending(before, octets, HexFormat.of().formatHex(digest.digest()), head.orElse(null));
        try (var entry = new BufferedOutputStream(new Pieces(), PIECE)) {
            entry.write(JsonMapper.shared().writeValueAsBytes(ending));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
