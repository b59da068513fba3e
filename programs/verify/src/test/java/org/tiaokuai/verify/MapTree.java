package org.tiaokuai.verify;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.tiaokuai.verify.ReadMap.Entry;

/** The map of reads as its format defines it, by recursion from the root and slowly. */
record MapTree(TreeHash hash, List<Entry> entries) {

    private static final Hash EMPTY = new Hash(new byte[32]);

    /** Each takes some ten thousand hashes to find. */
    private static final Map<String, String> NEIGHBOURS = new ConcurrentHashMap<>();

    static MapTree of(TreeHash hash, Map<String, Integer> reads) {
        var entries = new ArrayList<Entry>();
        reads.forEach((about, number) -> entries.add(entry(hash, about, number)));
        entries.sort(Comparator.comparing(entry -> number(entry.key())));
        return new MapTree(hash, entries);
    }

    static Entry entry(TreeHash hash, String about, int number) {
        var commitment = ByteBuffer.allocate(200)
                .put((byte) 4)
                .put(Json.octets(about))
                .putLong(number)
                .flip();
        var octets = new byte[commitment.remaining()];
        commitment.get(octets);
        return new Entry(hash.of(Json.octets(about)), hash.of(octets));
    }

    private static BigInteger number(Hash hash) {
        return new BigInteger(1, hash.octets());
    }

    private static String bits(Hash key) {
        var bits = number(key).toString(2);
        return "0".repeat(256 - bits.length()) + bits;
    }

    /** All whose key begins so, as bits. */
    private MapTree under(String prefix) {
        return new MapTree(
                hash,
                entries.stream()
                        .filter(entry -> bits(entry.key()).startsWith(prefix))
                        .toList());
    }

    Hash root() {
        return root("");
    }

    private Hash root(String prefix) {
        var part = under(prefix);
        if (part.entries.isEmpty()) {
            return EMPTY;
        }
        if (prefix.length() == 16) {
            return part.ofBucket();
        }
        return hash.of(
                (byte) 3,
                part.root(prefix + "0").octets(),
                part.root(prefix + "1").octets());
    }

    private Hash ofBucket() {
        var octets = ByteBuffer.allocate(1 + entries.size() * 64).put((byte) 2);
        entries.forEach(
                entry -> octets.put(entry.key().octets()).put(entry.commitment().octets()));
        return hash.of(octets.array());
    }

    ReadMap shown(String about) {
        var way = bits(hash.of(Json.octets(about))).substring(0, 16);
        var path = new ArrayList<Hash>();
        for (int depth = 16; depth > 0; depth--) {
            path.add(root(way.substring(0, depth - 1) + (way.charAt(depth - 1) == '0' ? '1' : '0')));
        }
        return new ReadMap(under(way).entries, path);
    }

    /** What a bucket and a path add up to, whether or not they are right. */
    static Hash above(TreeHash hash, String about, List<Entry> bucket, List<Hash> path) {
        var way = new StringBuilder(bits(hash.of(Json.octets(about))).substring(0, 16)).reverse() + "0";
        var reached = new MapTree(hash, bucket).ofBucket();
        for (int at = 0; at < path.size(); at++) {
            boolean right = way.charAt(at) == '1';
            var left = right ? path.get(at) : reached;
            reached = hash.of((byte) 3, left.octets(), (right ? reached : path.get(at)).octets());
        }
        return reached;
    }

    /** Somebody else who falls into the same bucket. */
    static String neighbour(TreeHash hash, String about, String label) {
        return NEIGHBOURS.computeIfAbsent(hash + about + label, _ -> {
            var key = hash.of(Json.octets(about)).octets();
            return IntStream.iterate(0, number -> number + 1)
                    .mapToObj(number -> label + number)
                    .filter(other -> Arrays.mismatch(hash.of(Json.octets(other)).octets(), key) >= 2)
                    .findFirst()
                    .orElseThrow();
        });
    }
}
