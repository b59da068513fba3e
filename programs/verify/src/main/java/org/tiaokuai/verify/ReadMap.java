package org.tiaokuai.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many reads there are of each person, as far as it is shown for one: the person's bucket of 65,536, and the hashes
 * beside the way from it to the root.
 *
 * @param path the sibling of the bucket first
 */
record ReadMap(List<Entry> bucket, List<Hash> path) {

    /** Levels between the buckets and the root. */
    static final int DEPTH = 16;

    private static final byte BUCKET = 2;
    private static final byte NODE = 3;
    private static final byte COMMITMENT = 4;
    private static final Hash EMPTY = new Hash(new byte[Hash.LENGTH]);

    ReadMap {
        bucket = List.copyOf(bucket);
        path = List.copyOf(path);
    }

    /** @param commitment to the number of reads, which only who knows the person's pseudonym can check */
    record Entry(Hash key, Hash commitment) {}

    static ReadMap read(Fields fields) throws Unreadable {
        var bucket = new ArrayList<Entry>();
        for (var entry : fields.objects("bucket")) {
            bucket.add(new Entry(entry.hash("key"), entry.hash("commitment")));
        }
        return new ReadMap(bucket, fields.hashes("path"));
    }

    /** Why it does not show under this root that there are so many reads. */
    Optional<String> fault(TreeHash hash, String about, long reads, Hash root) {
        var person = Json.octets(about);
        var key = hash.of(person);
        return disorder(key).or(() -> count(hash, person, key, reads)).or(() -> leadsElsewhere(hash, key, root));
    }

    private Optional<String> disorder(Hash key) {
        for (int at = 0; at < bucket.size(); at++) {
            if (bits(bucket.get(at).key()) != bits(key)) {
                return Optional.of("the bucket holds a key that belongs into another");
            }
            if (at > 0 && !ascend(bucket.get(at - 1).key(), bucket.get(at).key())) {
                return Optional.of("the keys of the bucket do not ascend");
            }
        }
        return path.size() == DEPTH
                ? Optional.empty()
                : Optional.of("the path has " + path.size() + " hashes instead of " + DEPTH);
    }

    private static boolean ascend(Hash first, Hash second) {
        return Arrays.compareUnsigned(first.octets(), second.octets()) < 0;
    }

    private static int bits(Hash key) {
        return ByteBuffer.wrap(key.octets()).getShort() & 0xFFFF;
    }

    private Optional<String> count(TreeHash hash, byte[] person, Hash key, long reads) {
        var entry = bucket.stream().filter(one -> one.key().equals(key)).findFirst();
        if (reads == 0) {
            return entry.map(one -> "the map knows reads, and none is listed");
        }
        if (entry.isEmpty()) {
            return Optional.of("the map knows no reads, and some are listed");
        }
        var number = ByteBuffer.allocate(Long.BYTES).putLong(reads).array();
        return entry.get().commitment().equals(hash.of(COMMITMENT, person, number))
                ? Optional.empty()
                : Optional.of("the map knows another number of reads than " + reads);
    }

    private Optional<String> leadsElsewhere(TreeHash hash, Hash key, Hash root) {
        var reached = hashOfBucket(hash);
        int way = bits(key);
        for (var sibling : path) {
            boolean right = (way & 1) == 1;
            reached = right ? node(hash, sibling, reached) : node(hash, reached, sibling);
            way >>>= 1;
        }
        return reached.equals(root) ? Optional.empty() : Optional.of("the bucket leads to another map: " + reached);
    }

    private Hash hashOfBucket(TreeHash hash) {
        if (bucket.isEmpty()) {
            return EMPTY;
        }
        var octets = ByteBuffer.allocate(bucket.size() * 2 * Hash.LENGTH);
        for (var entry : bucket) {
            octets.put(entry.key().octets()).put(entry.commitment().octets());
        }
        return hash.of(BUCKET, octets.array());
    }

    private static Hash node(TreeHash hash, Hash left, Hash right) {
        return left.equals(EMPTY) && right.equals(EMPTY) ? EMPTY : hash.of(NODE, left.octets(), right.octets());
    }
}
