package org.tiaokuai.ledger.internal;

import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

/** Goes along each chain: every number is there, every leaf names the one before it, and the map counts them all. */
@Component
class ChainCheck {

    private final JdbcClient jdbc;
    private final MapCheck map;

    ChainCheck(JdbcClient jdbc, MapCheck map) {
        this.jdbc = jdbc;
        this.map = map;
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
        map.run(found);
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
}
