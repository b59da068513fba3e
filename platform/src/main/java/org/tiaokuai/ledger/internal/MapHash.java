package org.tiaokuai.ledger.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.tiaokuai.ledger.Canonical;

/** The hashes of the map of reads; each kind has a first octet of its own, so that none passes for another. */
record MapHash(TreeHash hash) {

    /** Of a part in which nobody stands. */
    static final Hash EMPTY = new Hash(new byte[Hash.LENGTH]);

    private static final byte BUCKET = 2;
    private static final byte NODE = 3;
    private static final byte COMMITMENT = 4;

    /** @param commitment to how many leaves there are, which only who knows the person's pseudonym can check */
    record Entry(Hash key, Hash commitment) {}

    Entry entry(String about, long last) {
        var count = ByteBuffer.allocate(Long.BYTES).putLong(last).array();
        return new Entry(key(about), hash.of(COMMITMENT, Canonical.octets(about), count));
    }

    Hash key(String about) {
        return hash.of(Canonical.octets(about));
    }

    /** The first sixteen bits. */
    static int bucket(Hash key) {
        return ByteBuffer.wrap(key.octets()).getShort() & 0xFFFF;
    }

    /** @param entries in the order of their keys */
    Hash ofBucket(List<Entry> entries) {
        if (entries.isEmpty()) {
            return EMPTY;
        }
        var octets = ByteBuffer.allocate(entries.size() * 2 * Hash.LENGTH);
        entries.forEach(
                entry -> octets.put(entry.key().octets()).put(entry.commitment().octets()));
        return hash.of(BUCKET, octets.array());
    }

    Hash node(Hash left, Hash right) {
        return left.equals(EMPTY) && right.equals(EMPTY) ? EMPTY : hash.of(NODE, left.octets(), right.octets());
    }
}
