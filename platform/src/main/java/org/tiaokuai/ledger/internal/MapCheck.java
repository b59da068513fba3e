package org.tiaokuai.ledger.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.internal.MapHash.Entry;

/** Makes the map of reads again from its rows, and holds it against its hashes and the newest head. */
@Component
class MapCheck {

    private static final int BUCKETS = 1 << ReadMap.DEPTH;

    private final JdbcClient jdbc;
    private final Trees trees;
    private final MapHash hashes;

    MapCheck(JdbcClient jdbc, Trees trees, TreeHash hash) {
        this.jdbc = jdbc;
        this.trees = trees;
        this.hashes = new MapHash(hash);
    }

    /** Depth by depth, the root first. */
    void run(Consumer<Finding> found) {
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
        Arrays.fill(buckets, MapHash.EMPTY);
        var entries = new ArrayList<Entry>();
        var bucket = new int[1];
        jdbc.sql("select bucket, key, about, last from ledger.map order by bucket, key")
                .withFetchSize(1_000)
                .query(row -> {
                    var about = row.getString("about");
                    var entry = hashes.entry(about, row.getLong("last"));
                    int here = row.getInt("bucket");
                    if (!entry.key().equals(new Hash(row.getBytes("key"))) || here != MapHash.bucket(entry.key())) {
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
                if (!map.get(depth)[index].equals(MapHash.EMPTY)) {
                    wanting.add(depth + "/" + index);
                }
            }
        }
        return wanting;
    }
}
