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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.internal.Marks.Marked;

/** The leaves, as they were written and where they stand. */
@Repository
class Leaves {

    private static final String PLACED = """
            select place.index, leaf.text, leaf.hash
            from ledger.leaf join ledger.place on place.leaf = leaf.id
            """;

    private final JdbcClient jdbc;
    private final Marks marks;
    private final Notes notes;

    Leaves(JdbcClient jdbc, Marks marks, Notes notes) {
        this.notes = notes;
        this.jdbc = jdbc;
        this.marks = marks;
    }

    /** One that has no place yet. @param genuine whether the platform made it */
    record Fresh(long id, String transaction, String about, boolean chained, Hash hash, boolean genuine) {}

    void add(Collection<Fact> facts) {
        var leaves = facts.stream()
                .map(fact -> marks.leaf(fact, null, FactText.of(fact)))
                .toList();
        notes.afterCommit(leaves);
        jdbc.sql("""
                        insert into ledger.leaf (id, kind, about, row, text, hash, mac) overriding system value
                        select * from unnest(cast(:ids as bigint[]), cast(:kinds as text[]), cast(:abouts as text[]),
                            cast(:rows as text[]), cast(:texts as text[]), cast(:hashes as bytea[]), cast(:macs as bytea[]))
                        """)
                .param("ids", leaves.stream().map(Marked::id).toArray(Long[]::new))
                .param("kinds", leaves.stream().map(Marked::kind).toArray(String[]::new))
                .param("abouts", leaves.stream().map(Marked::about).toArray(String[]::new))
                .param("rows", leaves.stream().map(Marked::row).toArray(String[]::new))
                .param("texts", leaves.stream().map(Marked::text).toArray(String[]::new))
                .param(
                        "hashes",
                        leaves.stream().map(leaf -> leaf.hash().octets()).toArray(byte[][]::new))
                .param("macs", leaves.stream().map(marks::mac).toArray(byte[][]::new))
                .update();
    }

    /**
     * The next in the order of their transactions, of which no earlier one is still under way: numbers are given out in
     * another order than transactions end, and one that ended late must not be passed over.
     */
    List<Fresh> fresh(int most, @Nullable Fresh passed) {
        return jdbc.sql("""
                        with last as (
                            select transaction, id from ledger.leaf
                            where id = (select leaf from ledger.place order by index desc limit 1))
                        select leaf.* from ledger.leaf
                        where (leaf.transaction, leaf.id) > (
                                coalesce((select transaction from last), '0'), coalesce((select id from last), 0))
                            and (leaf.transaction, leaf.id) > (cast(:transaction as xid8), :id)
                            and leaf.transaction < pg_snapshot_xmin(pg_current_snapshot())
                        order by leaf.transaction, leaf.id limit :most
                        """)
                .param("transaction", passed == null ? "0" : passed.transaction())
                .param("id", passed == null ? 0 : passed.id())
                .param("most", most)
                .query((row, at) -> {
                    var leaf = Marked.of(row);
                    return new Fresh(
                            leaf.id(),
                            row.getString("transaction"),
                            leaf.about(),
                            leaf.number() != null,
                            leaf.hash(),
                            marks.made(leaf, row.getBytes("mac")));
                })
                .list();
    }

    /**
     * Marks what waits in a ledger from before there were marks; once a leaf that is marked has a place, nothing is marked
     * afterwards.
     *
     * @return how many
     */
    int adopt() {
        boolean marked = jdbc.sql(
                        "select exists (select from ledger.place join ledger.leaf on leaf.id = place.leaf where mac is not null)")
                .query(Boolean.class)
                .single();
        if (marked) {
            return 0;
        }
        var waiting = jdbc.sql("""
                        select * from ledger.leaf
                        where mac is null and not exists (select from ledger.place where leaf = leaf.id)
                        """).query((row, at) -> Marked.of(row)).list();
        return jdbc.sql("""
                        update ledger.leaf set mac = marked.mac
                        from unnest(cast(:ids as bigint[]), cast(:macs as bytea[])) as marked (id, mac)
                        where leaf.id = marked.id
                        """)
                .param("ids", waiting.stream().map(Marked::id).toArray(Long[]::new))
                .param("macs", waiting.stream().map(marks::mac).toArray(byte[][]::new))
                .update();
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

    /** Those without a place, as if theirs were -1; and again those of them that the platform did not make. */
    void unplaced(Consumer<Placed> each, Consumer<Placed> forged) {
        jdbc.sql("""
                        select -1 as index, leaf.* from ledger.leaf
                        where not exists (select from ledger.place where leaf = leaf.id)
                        """).withFetchSize(1_000).query(row -> {
            var leaf = Placed.of(row, 0);
            each.accept(leaf);
            if (!marks.made(Marked.of(row), row.getBytes("mac"))) {
                forged.accept(leaf);
            }
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

    /** The texts of a kind, or of each, about one thing, by their rows, of which the platform made each; placed or not. */
    Map<String, List<String>> made(Fact.@Nullable Kind kind, String about) {
        var texts = new LinkedHashMap<String, List<String>>();
        jdbc.sql("""
                        select leaf.*, place.index from ledger.leaf left join ledger.place on place.leaf = leaf.id
                        where about = :about and (cast(:kind as text) is null or kind = :kind) order by id
                        """)
                .param("about", about)
                .param("kind", kind == null ? null : kind.name())
                .query(row -> {
                    var mac = row.getBytes("mac");
                    // Before December 2026 there were no marks, and what stands in the tree from then has none.
                    if (mac == null ? row.getObject("index") != null : marks.made(Marked.of(row), mac)) {
                        texts.computeIfAbsent(row.getString("row"), _ -> new ArrayList<>(1))
                                .add(row.getString("text"));
                    }
                });
        return texts;
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
