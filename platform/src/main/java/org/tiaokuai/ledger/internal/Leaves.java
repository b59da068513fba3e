package org.tiaokuai.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Canonical;
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
    private final TreeHash hash;

    Leaves(JdbcClient jdbc, TreeHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /** One that has no place yet. */
    record Fresh(long id, String about, boolean chained, Hash hash) {}

    void add(Collection<Fact> facts) {
        var texts = facts.stream().map(FactText::of).toList();
        jdbc.sql("""
                        insert into ledger.leaf (kind, about, row, text, hash)
                        select * from unnest(cast(:kinds as text[]), cast(:abouts as text[]), cast(:rows as text[]),
                            cast(:texts as text[]), cast(:hashes as bytea[]))
                        """)
                .param("kinds", array(facts.stream().map(fact -> fact.kind().name())))
                .param("abouts", array(facts.stream().map(Fact::about)))
                .param("rows", array(facts.stream().map(Fact::row)))
                .param("texts", texts.toArray(String[]::new))
                .param(
                        "hashes",
                        texts.stream()
                                .map(text -> hash.leaf(Canonical.octets(text)).octets())
                                .toArray(byte[][]::new))
                .update();
    }

    private static String[] array(Stream<String> texts) {
        return texts.toArray(String[]::new);
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
                        select leaf.id, leaf.about, leaf.number, leaf.hash from ledger.leaf
                        where (leaf.transaction, leaf.id) > (
                                coalesce((select transaction from last), '0'), coalesce((select id from last), 0))
                            and leaf.transaction < pg_snapshot_xmin(pg_current_snapshot())
                        order by leaf.transaction, leaf.id limit :most
                        """)
                .param("most", most)
                .query((row, at) -> new Fresh(
                        row.getLong("id"),
                        row.getString("about"),
                        row.getObject("number") != null,
                        new Hash(row.getBytes("hash"))))
                .list();
    }

    /** Numbers that no server gives out by now, in the order that {@link #fresh} goes by. */
    void renumber() {
        jdbc.sql("""
                        update ledger.leaf set transaction = case
                            when place.index is null then '3'
                            when place.index = (select max(index) from ledger.place) then '2'
                            else '1' end::xid8
                        from ledger.leaf moved left join ledger.place on place.leaf = moved.id
                        where leaf.id = moved.id
                        """).update();
    }

    /** One with its place. */
    record Placed(
            long index,
            String kind,
            String about,
            String row,
            @Nullable Long number,
            String text,
            Hash hash) {

        private static Placed of(ResultSet row, int at) throws SQLException {
            return new Placed(
                    row.getLong("index"),
                    row.getString("kind"),
                    row.getString("about"),
                    row.getString("row"),
                    row.getObject("number", Long.class),
                    row.getString("text"),
                    new Hash(row.getBytes("hash")));
        }
    }

    List<Placed> placed(long from, int most) {
        return jdbc.sql("""
                        select place.index, leaf.kind, leaf.about, leaf.row, leaf.number, leaf.text, leaf.hash
                        from ledger.place join ledger.leaf on place.leaf = leaf.id
                        where place.index >= :start order by place.index limit :most
                        """)
                .param("start", from)
                .param("most", most)
                .query(Placed::of)
                .list();
    }

    /** Those without a place, as if theirs were -1. */
    void unplaced(Consumer<Placed> each) {
        jdbc.sql("""
                        select -1 as index, kind, about, row, number, text, hash from ledger.leaf
                        where not exists (select from ledger.place where leaf = leaf.id)
                        """).withFetchSize(1_000).query(row -> {
            each.accept(Placed.of(row, 0));
        });
    }

    /** Those that will never get a place, and those that stand before the last although they came after it. */
    List<Placed> outOfOrder() {
        return jdbc.sql("""
                        with last as (
                            select transaction, id from ledger.leaf
                            where id = (select leaf from ledger.place order by index desc limit 1))
                        select coalesce(place.index, -1) as index, leaf.kind, leaf.about, leaf.row, leaf.number, leaf.text,
                            leaf.hash
                        from ledger.leaf cross join last left join ledger.place on place.leaf = leaf.id
                        where (place.index is null) = ((leaf.transaction, leaf.id) <= (last.transaction, last.id))
                        """).query(Placed::of).list();
    }

    /** The texts of a kind about things after one and up to another, by their rows; placed or not. */
    Map<String, List<String>> texts(Fact.Kind kind, @Nullable String after, @Nullable String to) {
        var texts = new LinkedHashMap<String, List<String>>();
        jdbc.sql("""
                        select row, text from ledger.leaf
                        where kind = :kind and (cast(:after as text) is null or about > :after) and (cast(:to as text) is null or about <= :to)
                        order by id
                        """)
                .param("kind", kind.name())
                .param("after", after)
                .param("to", to)
                .query(row -> {
                    texts.computeIfAbsent(row.getString("row"), _ -> new ArrayList<>(1))
                            .add(row.getString("text"));
                });
        return texts;
    }

    long waiting() {
        return jdbc.sql("select (select count(*) from ledger.leaf) - (select count(*) from ledger.place)")
                .query(Long.class)
                .single();
    }

    List<LeafView> about(String about) {
        return jdbc.sql(PLACED + "where leaf.about = :about order by place.index")
                .param("about", about)
                .query(Leaves::view)
                .list();
    }

    String text(long index) {
        return jdbc.sql("select text from ledger.leaf join ledger.place on place.leaf = leaf.id where index = :index")
                .param("index", index)
                .query(String.class)
                .single();
    }

    /** The first leaves of a chain, in their order. */
    List<LeafView> chain(String about, long to) {
        return jdbc.sql(PLACED + "where leaf.about = :about and leaf.number <= :to order by leaf.number")
                .param("about", about)
                .param("to", to)
                .query(Leaves::view)
                .list();
    }

    private static LeafView view(ResultSet row, int at) throws SQLException {
        return new LeafView(row.getLong("index"), row.getString("text"), new Hash(row.getBytes("hash")).toString());
    }

    Optional<Hash> at(long index) {
        return jdbc.sql("select hash from ledger.node where level = 0 and index = :index")
                .param("index", index)
                .query(byte[].class)
                .optional()
                .map(Hash::new);
    }
}
