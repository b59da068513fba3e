package org.tiaokuai.intake.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.table.Sample;

/** The files of runs in pieces, so that one of any length is never held whole, and any node can read it. */
@Repository
class ImportFiles {

    private static final int PIECE = 1 << 20;

    private final JdbcClient jdbc;

    ImportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was kept; the head is enough to tell what sort of file it is. */
    record Kept(long size, String sha256, Sample head) {}

    Kept keep(UUID run, InputStream content) throws IOException {
        var digest = sha256();
        var stream = new DigestInputStream(content, digest);
        var head = new ByteArrayOutputStream();
        long size = 0;
        int number = 0;
        for (var piece = stream.readNBytes(PIECE); piece.length > 0; piece = stream.readNBytes(PIECE)) {
            if (number == 0) {
                head.writeBytes(Arrays.copyOf(piece, Math.min(piece.length, Sample.SIZE)));
            }
            jdbc.sql("insert into intake.piece (run, number, bytes) values (:run, :number, :bytes)")
                    .param("run", run)
                    .param("number", number++)
                    .param("bytes", piece)
                    .update();
            size += piece.length;
        }
        return new Kept(size, HexFormat.of().formatHex(digest.digest()), new Sample(head.toByteArray()));
    }

    Content open(UUID run) {
        return new Content(run);
    }

    void drop(UUID run) {
        jdbc.sql("delete from intake.piece where run = :run").param("run", run).update();
    }

    private byte[] piece(UUID run, int number) {
        return jdbc.sql("select bytes from intake.piece where run = :run and number = :number")
                .param("run", run)
                .param("number", number)
                .query((row, at) -> row.getBytes("bytes"))
                .optional()
                .orElse(new byte[0]);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fetches the next piece when the one before is read. */
    final class Content extends InputStream {

        private final UUID run;
        private byte[] piece = new byte[0];
        private int at;
        private int number;
        private long read;

        private Content(UUID run) {
            this.run = run;
        }

        /** How many bytes were handed out. */
        long position() {
            return read;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == piece.length) {
                piece = piece(run, number++);
                at = 0;
            }
            if (piece.length == 0) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            read += count;
            return count;
        }
    }
}
