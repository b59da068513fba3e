package org.tiaokuai.ledger.internal;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.internal.HeadKey.Mark;

/**
 * What shows that the platform itself appended a leaf: a MAC over all that it says and over its number, so that a copy of it is
 * none. Whoever writes rows without the key of the ledger cannot make one.
 */
@Component
class Marks {

    private static final int AT_ONCE = 100;

    private final Queue<Long> numbers = new ArrayDeque<>();
    private final JdbcClient jdbc;
    private final TreeHash hash;
    private final HeadKey key;

    Marks(JdbcClient jdbc, TreeHash hash, HeadKey key) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.key = key;
    }

    /** A leaf as its row has it. */
    record Marked(
            long id,
            String kind,
            String about,
            String row,
            @Nullable Long number,
            String text,
            Hash hash) {

        static Marked of(ResultSet row) throws SQLException {
            return new Marked(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getString("about"),
                    row.getString("row"),
                    row.getObject("number", Long.class),
                    row.getString("text"),
                    new Hash(row.getBytes("hash")));
        }

        /** Each part with its length before it, so that no two leaves have the same. */
        private byte[] octets() {
            var parts = new byte[][] {
                Canonical.octets(kind),
                Canonical.octets(about),
                Canonical.octets(row),
                Canonical.octets(text),
                hash.octets()
            };
            int length = 2 * Long.BYTES + 1;
            for (var part : parts) {
                length += Integer.BYTES + part.length;
            }
            var octets = ByteBuffer.allocate(length);
            octets.putLong(id).put((byte) (number == null ? 0 : 1)).putLong(number == null ? 0 : number);
            for (var part : parts) {
                octets.putInt(part.length).put(part);
            }
            return octets.array();
        }
    }

    Marked leaf(Fact fact, @Nullable Long number, String text) {
        return new Marked(
                next(), fact.kind().name(), fact.about(), fact.row(), number, text, hash.leaf(Canonical.octets(text)));
    }

    byte[] mac(Marked leaf) {
        return key.mac(Mark.LEAF, leaf.octets());
    }

    boolean made(Marked leaf, byte @Nullable [] mac) {
        return key.made(mac, Mark.LEAF, leaf.octets());
    }

    /** The number of a leaf is under its MAC, and must be known before; taken by the hundred they cost nothing. */
    private synchronized long next() {
        if (numbers.isEmpty()) {
            numbers.addAll(
                    jdbc.sql("""
                            select nextval(pg_get_serial_sequence('ledger.leaf', 'id')) from generate_series(1, :most)
                            """).param("most", AT_ONCE).query(Long.class).list());
        }
        return numbers.remove();
    }
}
