package org.tiaokuai.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.LeafView;

/** The leaves, as they were written and where they stand. */
@Repository
class Leaves {

    private static final String PLACED = """
            select place.index, leaf.text, leaf.hash
            from ledger.leaf join ledger.place on place.leaf = leaf.id
            """;

    private final JdbcClient jdbc;

    Leaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that has no place yet. */
    record Fresh(long id, Hash hash) {}

    void add(Fact fact, String text) {
        jdbc.sql("""
                        insert into ledger.leaf (kind, about, text, hash)
                        values (:kind, :about, :text, :hash)
                        """)
                .param("kind", fact.kind().name())
                .param("about", fact.about())
                .param("text", text)
                .param("hash", Hash.leaf(Canonical.octets(text)).octets())
                .update();
    }

    /**
     * The next in the order of their transactions, of which no earlier one is still under way: numbers are given out in
     * another order than transactions end, and one that ended late must not be passed over.
     */
    List<Fresh> fresh(int most) {
        return jdbc.sql("""
                        with last as (
                            select transaction, id from ledger.leaf
                            where id = (select leaf from ledger.place order by index desc limit 1))
                        select leaf.id, leaf.hash from ledger.leaf
                        where (leaf.transaction, leaf.id) > (
                                coalesce((select transaction from last), '0'), coalesce((select id from last), 0))
                            and leaf.transaction < pg_snapshot_xmin(pg_current_snapshot())
                        order by leaf.transaction, leaf.id limit :most
                        """)
                .param("most", most)
                .query((row, at) -> new Fresh(row.getLong("id"), new Hash(row.getBytes("hash"))))
                .list();
    }

    long waiting() {
        return jdbc.sql("select (select count(*) from ledger.leaf) - (select count(*) from ledger.place)")
                .query(Long.class)
                .single();
    }

    List<LeafView> about(String about) {
        return jdbc.sql(PLACED + "where leaf.about = :about order by place.index")
                .param("about", about)
                .query((row, at) -> new LeafView(
                        row.getLong("index"), row.getString("text"), new Hash(row.getBytes("hash")).toString()))
                .list();
    }

    Optional<Hash> at(long index) {
        return jdbc.sql("select hash from ledger.node where level = 0 and index = :index")
                .param("index", index)
                .query(byte[].class)
                .optional()
                .map(Hash::new);
    }
}
