package org.tiaokuai.ledger.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.internal.Heads.Bent;
import org.tiaokuai.ledger.internal.Heads.Ground;

/**
 * How many leaves of each chain stand in the tree: a sorted map in 65,536 buckets under one root, which each head is
 * signed with. Who is not in a bucket that adds up to the root was never read of.
 */
@Repository
class ReadMap {

    static final int DEPTH = 16;

    private final JdbcClient jdbc;
    private final Hashes hashes;

    ReadMap(JdbcClient jdbc, TreeHash hash) {
        this.jdbc = jdbc;
        this.hashes = new Hashes(hash);
    }

    /** The hashes of the map of reads; each kind has a first octet of its own, so that none passes for another. */
    record Hashes(TreeHash hash) {

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
            entries.forEach(entry ->
                    octets.put(entry.key().octets()).put(entry.commitment().octets()));
            return hash.of(BUCKET, octets.array());
        }

        Hash node(Hash left, Hash right) {
            return left.equals(EMPTY) && right.equals(EMPTY) ? EMPTY : hash.of(NODE, left.octets(), right.octets());
        }
    }

    /** A hash over a part of the map; depth 0 is all of it. */
    private record Node(int depth, int index) {

        Node sibling() {
            return new Node(depth, index ^ 1);
        }

        Node parent() {
            return new Node(depth - 1, index >> 1);
        }

        boolean isRight() {
            return (index & 1) == 1;
        }
    }

    /** Takes up the leaves of these chains that were just placed, into a map that is still the one of the newest head; answers with the root. */
    Hash take(Set<String> chains, Ground ground) {
        var buckets = new HashSet<Integer>();
        chains.forEach(about -> buckets.add(Hashes.bucket(hashes.key(about))));
        var beside = known(
                besides(buckets.stream().map(bucket -> new Node(DEPTH, bucket)).collect(Collectors.toSet())));
        var before = root(climb(hashes(buckets), beside));
        if (ground.head() != null
                && ground.head().map() != null
                && !ground.head().map().equals(before.toString())) {
            throw new Bent("the map of reads is not as the newest head has it", ground.head());
        }
        if (chains.isEmpty()) {
            return before;
        }
        grow(chains);
        var made = climb(hashes(buckets), beside);
        put(made.keySet(), made);
        return root(made);
    }

    private Hash root(Map<Node, Hash> made) {
        var root = new Node(0, 0);
        var hash = made.isEmpty() ? known(List.of(root)).get(root) : made.get(root);
        return hash == null ? Hashes.EMPTY : hash;
    }

    /** Only as far as no number is missing: one that is placed later lets those behind it count too. */
    private void grow(Collection<String> chains) {
        var counted = new TreeMap<String, Long>();
        jdbc.sql("""
                        select leaf.about, leaf.number, coalesce(map.last, 0) as last
                        from unnest(cast(:buckets as int[]), cast(:keys as bytea[]), cast(:abouts as text[]))
                                as wanted (bucket, key, about)
                            left join ledger.map on map.bucket = wanted.bucket and map.key = wanted.key
                            join ledger.leaf on leaf.about = wanted.about and leaf.number > coalesce(map.last, 0)
                            join ledger.place on place.leaf = leaf.id
                        order by leaf.about, leaf.number
                        """)
                .param("buckets", buckets(chains))
                .param("keys", keys(chains))
                .param("abouts", chains.toArray(String[]::new))
                .query(row -> {
                    long next = counted.getOrDefault(row.getString("about"), row.getLong("last")) + 1;
                    if (row.getLong("number") == next) {
                        counted.put(row.getString("about"), next);
                    }
                });
        put(counted);
    }

    private void put(Map<String, Long> counted) {
        jdbc.sql("""
                        insert into ledger.map (bucket, key, about, last)
                        select * from unnest(cast(:buckets as int[]), cast(:keys as bytea[]), cast(:abouts as text[]),
                            cast(:lasts as bigint[]))
                        on conflict (bucket, key) do update set last = excluded.last
                        """)
                .param("buckets", buckets(counted.keySet()))
                .param("keys", keys(counted.keySet()))
                .param("abouts", counted.keySet().toArray(String[]::new))
                .param("lasts", counted.values().toArray(Long[]::new))
                .update();
    }

    private Integer[] buckets(Collection<String> abouts) {
        return abouts.stream().map(about -> Hashes.bucket(hashes.key(about))).toArray(Integer[]::new);
    }

    private byte[][] keys(Collection<String> abouts) {
        return abouts.stream().map(about -> hashes.key(about).octets()).toArray(byte[][]::new);
    }

    private Map<Node, Hash> hashes(Collection<Integer> buckets) {
        var made = new HashMap<Node, Hash>();
        buckets.forEach(bucket -> made.put(new Node(DEPTH, bucket), Hashes.EMPTY));
        var entries = new HashMap<Integer, List<Hashes.Entry>>();
        jdbc.sql("select bucket, about, last from ledger.map where bucket = any(:buckets) order by bucket, key")
                .param("buckets", buckets.toArray(Integer[]::new))
                .query(row -> {
                    entries.computeIfAbsent(row.getInt("bucket"), _ -> new ArrayList<>())
                            .add(hashes.entry(row.getString("about"), row.getLong("last")));
                });
        entries.forEach((bucket, all) -> made.put(new Node(DEPTH, bucket), hashes.ofBucket(all)));
        return made;
    }

    /** The buckets and all above them up to the root. */
    private Map<Node, Hash> climb(Map<Node, Hash> changed, Map<Node, Hash> beside) {
        var all = new HashMap<>(changed);
        var level = changed.keySet();
        while (level.stream().anyMatch(node -> node.depth() > 0)) {
            var above = new HashSet<Node>();
            for (var node : level) {
                var sibling = all.getOrDefault(node.sibling(), beside.getOrDefault(node.sibling(), Hashes.EMPTY));
                var hash = all.getOrDefault(node, Hashes.EMPTY);
                all.put(node.parent(), node.isRight() ? hashes.node(sibling, hash) : hashes.node(hash, sibling));
                above.add(node.parent());
            }
            level = above;
        }
        return all;
    }

    private static Set<Node> besides(Set<Node> buckets) {
        var beside = new HashSet<Node>();
        for (var bucket : buckets) {
            for (var node = bucket; node.depth() > 0; node = node.parent()) {
                beside.add(node.sibling());
            }
        }
        return beside;
    }

    private Map<Node, Hash> known(Collection<Node> nodes) {
        var known = new HashMap<Node, Hash>();
        jdbc.sql("""
                        select node.depth, node.index, node.hash
                        from unnest(cast(:depths as smallint[]), cast(:indexes as int[])) as wanted (depth, index)
                            join ledger.map_node node on node.depth = wanted.depth and node.index = wanted.index
                        """)
                .param("depths", nodes.stream().map(Node::depth).toArray(Integer[]::new))
                .param("indexes", nodes.stream().map(Node::index).toArray(Integer[]::new))
                .query(row -> {
                    known.put(new Node(row.getInt("depth"), row.getInt("index")), new Hash(row.getBytes("hash")));
                });
        return known;
    }

    private void put(Collection<Node> nodes, Map<Node, Hash> made) {
        jdbc.sql("""
                        insert into ledger.map_node (depth, index, hash)
                        select * from unnest(cast(:depths as smallint[]), cast(:indexes as int[]), cast(:hashes as bytea[]))
                        on conflict (depth, index) do update set hash = excluded.hash
                        """)
                .param("depths", nodes.stream().map(Node::depth).toArray(Integer[]::new))
                .param("indexes", nodes.stream().map(Node::index).toArray(Integer[]::new))
                .param(
                        "hashes",
                        nodes.stream()
                                .map(node ->
                                        made.getOrDefault(node, Hashes.EMPTY).octets())
                                .toArray(byte[][]::new))
                .update();
    }

    /** What shows how the bucket of a chain adds up to the root. */
    record Shown(long last, List<Hashes.Entry> bucket, List<Hash> path) {}

    Shown show(String about) {
        var key = hashes.key(about);
        var bucket = Hashes.bucket(key);
        var entries = new ArrayList<Hashes.Entry>();
        var last = new long[1];
        jdbc.sql("select about, last from ledger.map where bucket = :bucket order by key")
                .param("bucket", bucket)
                .query(row -> {
                    var entry = hashes.entry(row.getString("about"), row.getLong("last"));
                    entries.add(entry);
                    if (entry.key().equals(key)) {
                        last[0] = row.getLong("last");
                    }
                });
        var node = new Node(DEPTH, bucket);
        var beside = known(besides(Set.of(node)));
        var path = new ArrayList<Hash>();
        for (; node.depth() > 0; node = node.parent()) {
            path.add(beside.getOrDefault(node.sibling(), Hashes.EMPTY));
        }
        return new Shown(last[0], entries, path);
    }
}
