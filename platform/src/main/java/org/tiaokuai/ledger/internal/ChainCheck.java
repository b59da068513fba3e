package org.tiaokuai.ledger.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.internal.ReadMap.Hashes;
import org.tiaokuai.ledger.internal.ReadMap.Hashes.Entry;

/** Goes along each chain: every number is there, every leaf names the one before it, and the map, made again from its rows, counts them all. */
@Component
class ChainCheck {

    private static final int BUCKETS = 1 << ReadMap.DEPTH;

    private final JdbcClient jdbc;
    private final Trees trees;
    private final Hashes hashes;

    ChainCheck(JdbcClient jdbc, Trees trees, TreeHash hash) {
        this.jdbc = jdbc;
        this.trees = trees;
        this.hashes = new Hashes(hash);
    }

    /** Where the walk is. */
    private static final class Walk {
        private String about = "";
        private long number;
        private String hash = "";
    }

    void run(Consumer<Finding> found) {
        var walk = new Walk();
        jdbc.sql("""
                        select about, row, number, text, hash from ledger.leaf
                        where number is not null order by about, number
                        """).withFetchSize(1_000).query(row -> {
            if (!walk.about.equals(row.getString("about"))) {
                walk.about = row.getString("about");
                walk.number = 0;
                walk.hash = "";
            }
            walk.number++;
            var fields = FactText.read(row.getString("text"));
            if (row.getLong("number") != walk.number
                    || !String.valueOf(walk.number).equals(fields.get(FactText.NUMBER))
                    || !walk.hash.equals(fields.get(FactText.PREVIOUS))) {
                found.accept(
                        new Finding(Fault.CHAIN, "READ", walk.about, row.getString("row"), row.getString("text"), ""));
                walk.number = row.getLong("number");
            }
            walk.hash = new Hash(Objects.requireNonNull(row.getBytes("hash"))).toString();
        });
        counts(found);
        ends(found);
        map(found);
    }

    /** Where the next read would go on. */
    private void ends(Consumer<Finding> found) {
        jdbc.sql("""
                        select coalesce(leaf.about, chain.about) as about, leaf.number as told, chain.number as standing
                        from (select distinct on (about) about, number, hash from ledger.leaf
                              where number is not null order by about, number desc) leaf
                            full join ledger.chain on chain.about = leaf.about
                        where (leaf.number, leaf.hash) is distinct from (chain.number, chain.hash)
                        """).query(row -> {
            found.accept(new Finding(
                    Fault.CHAIN,
                    "READ",
                    row.getString("about"),
                    "",
                    String.valueOf(row.getLong("told")),
                    String.valueOf(row.getLong("standing"))));
        });
    }

    /** One whose forerunner has no place yet is not counted. */
    private void counts(Consumer<Finding> found) {
        jdbc.sql("""
                        select coalesce(counted.about, map.about) as about, coalesce(counted.placed, 0) as placed,
                            coalesce(map.last, 0) as last
                        from (select about, coalesce(min(number) filter (where place.index is null),
                                    max(number) + 1) - 1 as placed
                              from ledger.leaf left join ledger.place on place.leaf = leaf.id
                              where number is not null group by about) counted
                            full join ledger.map on map.about = counted.about
                        where coalesce(counted.placed, 0) <> coalesce(map.last, 0)
                        """).query(row -> {
            found.accept(new Finding(
                    Fault.CHAIN,
                    "READ",
                    row.getString("about"),
                    "",
                    String.valueOf(row.getLong("placed")),
                    String.valueOf(row.getLong("last"))));
        });
    }

    /** Depth by depth, the root first. */
    private void map(Consumer<Finding> found) {
        var map = new ArrayList<Hash[]>();
        for (var depth = buckets(found); ; depth = above(depth)) {
            map.addFirst(depth);
            if (depth.length == 1) {
                break;
            }
        }
        compare(map, found);
        trees.heads(1).stream()
                .filter(head -> head.map() != null && !head.map().equals(map.getFirst()[0].toString()))
                .forEach(head -> found.accept(new Finding(
                        Fault.ROOT,
                        "READ",
                        String.valueOf(head.size()),
                        "",
                        String.valueOf(head.map()),
                        map.getFirst()[0].toString())));
    }

    private Hash[] buckets(Consumer<Finding> found) {
        var buckets = new Hash[BUCKETS];
        Arrays.fill(buckets, Hashes.EMPTY);
        var entries = new ArrayList<Entry>();
        var bucket = new int[1];
        jdbc.sql("select bucket, key, about, last from ledger.map order by bucket, key")
                .withFetchSize(1_000)
                .query(row -> {
                    var about = row.getString("about");
                    var entry = hashes.entry(about, row.getLong("last"));
                    int here = row.getInt("bucket");
                    if (!entry.key().equals(new Hash(row.getBytes("key"))) || here != Hashes.bucket(entry.key())) {
                        found.accept(new Finding(Fault.CHAIN, "READ", about, "", "", String.valueOf(here)));
                        return;
                    }
                    if (here != bucket[0]) {
                        buckets[bucket[0]] = hashes.ofBucket(entries);
                        entries.clear();
                        bucket[0] = here;
                    }
                    entries.add(entry);
                });
        buckets[bucket[0]] = hashes.ofBucket(entries);
        return buckets;
    }

    private Hash[] above(Hash[] depth) {
        var above = new Hash[depth.length / 2];
        Arrays.setAll(above, at -> hashes.node(depth[2 * at], depth[2 * at + 1]));
        return above;
    }

    private void compare(List<Hash[]> map, Consumer<Finding> found) {
        var wanting = wanting(map);
        jdbc.sql("select depth, index, hash from ledger.map_node")
                .withFetchSize(1_000)
                .query(row -> {
                    var place = row.getInt("depth") + "/" + row.getInt("index");
                    if (!new Hash(row.getBytes("hash")).equals(at(map, row.getInt("depth"), row.getInt("index")))) {
                        found.accept(new Finding(Fault.CHAIN, "READ", place, "", "", ""));
                    }
                    wanting.remove(place);
                });
        wanting.forEach(place -> found.accept(new Finding(Fault.CHAIN, "READ", place, "", "", "")));
    }

    private static @Nullable Hash at(List<Hash[]> map, int depth, int index) {
        boolean inside = depth >= 0 && depth < map.size() && index >= 0 && index < map.get(depth).length;
        return inside ? map.get(depth)[index] : null;
    }

    private static Set<String> wanting(List<Hash[]> map) {
        var wanting = new HashSet<String>();
        for (int depth = 0; depth < map.size(); depth++) {
            for (int index = 0; index < map.get(depth).length; index++) {
                if (!map.get(depth)[index].equals(Hashes.EMPTY)) {
                    wanting.add(depth + "/" + index);
                }
            }
        }
        return wanting;
    }
}
