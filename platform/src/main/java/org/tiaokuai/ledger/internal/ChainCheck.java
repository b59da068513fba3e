package org.tiaokuai.ledger.internal;

import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import tools.jackson.databind.json.JsonMapper;

/** Goes along each chain: every number is there, every leaf names the one before it, and the map counts them all. */
@Component
class ChainCheck {

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;

    ChainCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
            var fields = json.readTree(row.getString("text"));
            if (row.getLong("number") != walk.number
                    || !fields.path(FactText.NUMBER).asString("").equals(String.valueOf(walk.number))
                    || !fields.path(FactText.PREVIOUS).asString("").equals(walk.hash)) {
                found.accept(
                        new Finding(Fault.CHAIN, "READ", walk.about, row.getString("row"), row.getString("text"), ""));
                walk.number = row.getLong("number");
            }
            walk.hash = new Hash(Objects.requireNonNull(row.getBytes("hash"))).toString();
        });
        counts(found);
    }

    private void counts(Consumer<Finding> found) {
        jdbc.sql("""
                        select coalesce(counted.about, map.about) as about, coalesce(counted.placed, 0) as placed,
                            coalesce(map.last, 0) as last
                        from (select about, count(*) as placed from ledger.leaf
                                  join ledger.place on place.leaf = leaf.id
                              where number is not null group by about) counted
                            full join ledger.map on map.about = counted.about
                        where counted.placed is distinct from map.last
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
