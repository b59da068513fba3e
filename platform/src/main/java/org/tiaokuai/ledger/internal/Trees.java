package org.tiaokuai.ledger.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.internal.Leaves.Fresh;
import org.tiaokuai.ledger.internal.Span.Node;

/** The tree: places, complete nodes and heads; rows are only ever added. */
@Repository
class Trees {

    private static final String HEAD = "select size, previous, root, map, at, hash, key, signature from ledger.head ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Trees(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** For the rest of the transaction; false when another node of the cluster seals. */
    boolean claim() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('ledger', 0))")
                .query(Boolean.class)
                .single();
    }

    long size() {
        return jdbc.sql("select coalesce(max(index) + 1, 0) from ledger.place")
                .query(Long.class)
                .single();
    }

    void place(long from, List<Fresh> leaves) {
        batches.batchUpdate(
                "insert into ledger.place (index, leaf) values (?, ?)", setter(leaves.size(), (statement, at) -> {
                    statement.setLong(1, from + at);
                    statement.setLong(2, leaves.get(at).id());
                }));
    }

    void add(Map<Node, Hash> nodes) {
        var all = new ArrayList<>(nodes.entrySet());
        batches.batchUpdate(
                "insert into ledger.node (level, index, hash) values (?, ?, ?)", setter(all.size(), (statement, at) -> {
                    statement.setInt(1, all.get(at).getKey().level());
                    statement.setLong(2, all.get(at).getKey().index());
                    statement.setBytes(3, all.get(at).getValue().octets());
                }));
    }

    private interface Row {
        void set(PreparedStatement statement, int at) throws SQLException;
    }

    private static BatchPreparedStatementSetter setter(int size, Row row) {
        return new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int at) throws SQLException {
                row.set(statement, at);
            }

            @Override
            public int getBatchSize() {
                return size;
            }
        };
    }

    /** In one statement, however many. */
    Map<Node, Hash> known(Collection<Node> nodes) {
        var known = new HashMap<Node, Hash>();
        jdbc.sql("""
                        select node.level, node.index, node.hash
                        from unnest(cast(:levels as smallint[]), cast(:indexes as bigint[])) as wanted (level, index)
                            join ledger.node on node.level = wanted.level and node.index = wanted.index
                        """)
                .param("levels", nodes.stream().map(Node::level).toArray(Integer[]::new))
                .param("indexes", nodes.stream().map(Node::index).toArray(Long[]::new))
                .query(row -> {
                    known.put(new Node(row.getInt("level"), row.getLong("index")), new Hash(row.getBytes("hash")));
                });
        return known;
    }

    void add(Head head) {
        var decoder = Base64.getDecoder();
        jdbc.sql("""
                        insert into ledger.head (size, previous, root, map, at, hash, key, signature)
                        values (:size, :previous, :root, :map, :at, :hash, :key, :signature)
                        """)
                .param("size", head.size())
                .param("previous", head.previous())
                .param("root", decoder.decode(head.root()))
                .param("map", head.map() == null ? null : decoder.decode(head.map()))
                .param("at", head.at().atOffset(ZoneOffset.UTC))
                .param("hash", head.hash())
                .param("key", head.key())
                .param("signature", decoder.decode(head.signature()))
                .update();
    }

    List<Head> heads(int most) {
        return jdbc.sql(HEAD + "order by size desc limit :most")
                .param("most", most)
                .query((row, at) -> head(row))
                .list();
    }

    /** Nodes that the tree of so many leaves does not have, and those that stand before it. */
    List<Node> strays(long size) {
        return jdbc.sql("""
                        select level, index from ledger.node
                        where level < 0 or index < 0 or (index + 1) * power(cast(2 as numeric), level) > :size
                        union all
                        select 0, index from ledger.place where index < 0
                        """)
                .param("size", size)
                .query((row, at) -> new Node(row.getInt("level"), row.getLong("index")))
                .list();
    }

    /** After one size and up to another, the smallest first. */
    List<Head> headsOver(long after, long to) {
        return jdbc.sql(HEAD + "where size > :after and size <= :to order by size")
                .param("after", after)
                .param("to", to)
                .query((row, at) -> head(row))
                .list();
    }

    /** By their sizes, as far as they are there. */
    Map<Long, Head> heads(Collection<Long> sizes) {
        var heads = new HashMap<Long, Head>();
        jdbc.sql(HEAD + "where size = any(:sizes)")
                .param("sizes", sizes.toArray(Long[]::new))
                .query(row -> {
                    heads.put(row.getLong("size"), head(row));
                });
        return heads;
    }

    /** The smallest first. */
    List<Head> headsAfter(long size, int most) {
        return jdbc.sql(HEAD + "where size > :size order by size limit :most")
                .param("size", size)
                .param("most", most)
                .query((row, at) -> head(row))
                .list();
    }

    Optional<Head> head(long size) {
        return jdbc.sql(HEAD + "where size = :size")
                .param("size", size)
                .query((row, at) -> head(row))
                .optional();
    }

    private static Head head(ResultSet row) throws SQLException {
        var map = row.getBytes("map");
        return new Head(
                row.getLong("size"),
                row.getObject("previous", Long.class),
                new Hash(row.getBytes("root")).toString(),
                map == null ? null : new Hash(map).toString(),
                row.getTimestamp("at").toInstant(),
                row.getString("hash"),
                row.getString("key"),
                Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }
}
