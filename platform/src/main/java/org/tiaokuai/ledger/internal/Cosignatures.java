package org.tiaokuai.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.ledger.Cosignature;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Witnesses.State;

/** What witnesses signed, and how far each has come. Times are the database's, so that all nodes mean the same by them. */
@Repository
@Transactional
class Cosignatures {

    private final JdbcClient jdbc;

    Cosignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes it upon this node to send a head of this size, until the time is over; empty when it has been countersigned, it is
     * not time yet, or another node does it.
     *
     * @return the size that the witness countersigned last
     */
    OptionalLong claim(String key, long size, Duration time) {
        jdbc.sql("insert into ledger.witness (key) values (:key) on conflict do nothing")
                .param("key", key)
                .update();
        return jdbc.sql("""
                        update ledger.witness set due = now() + make_interval(secs => :seconds)
                        where key = :key and due <= now() and signed < :size returning size
                        """)
                .param("key", key)
                .param("size", size)
                .param("seconds", time.toSeconds())
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void keep(long size, Cosignature cosignature) {
        jdbc.sql("""
                        insert into ledger.cosignature (size, key, at, signature) values (:size, :key, :at, :signature)
                        on conflict do nothing
                        """)
                .param("size", size)
                .param("key", cosignature.key())
                .param("at", cosignature.at().atOffset(ZoneOffset.UTC))
                .param("signature", Base64.getDecoder().decode(cosignature.signature()))
                .update();
        jdbc.sql("""
                        update ledger.witness set size = :size, signed = greatest(signed, :size), failures = 0, said = '',
                            due = now(), since = case when state = 'AGREES' then since else now() end, state = 'AGREES'
                        where key = :key
                        """).param("size", size).param("key", cosignature.key()).update();
    }

    /** @return how often in a row it has failed */
    int fail(String key, State state, String said, Duration shortest, Duration longest) {
        return jdbc.sql("""
                        update ledger.witness set failures = failures + 1, said = :said,
                            due = now() + make_interval(secs => least(:longest, :shortest * power(2, least(failures, 20)))),
                            since = case when state = :state then since else now() end, state = :state
                        where key = :key returning failures
                        """)
                .param("key", key)
                .param("state", state.name())
                .param("said", said)
                .param("shortest", shortest.toSeconds())
                .param("longest", longest.toSeconds())
                .query(Integer.class)
                .single();
    }

    /** How far a witness has come. */
    record Row(State state, Instant since, long signed, String said) {}

    @Transactional(readOnly = true)
    Optional<Row> row(String key) {
        return jdbc.sql("select state, since, signed, said from ledger.witness where key = :key")
                .param("key", key)
                .query((row, at) -> new Row(
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("since").toInstant(),
                        row.getLong("signed"),
                        row.getString("said")))
                .optional();
    }

    @Transactional(readOnly = true)
    OptionalLong next(long size, @Nullable String key) {
        return jdbc.sql("""
                        select size from ledger.cosignature
                        where size >= :size and (cast(:key as text) is null or key = :key)
                            and exists (select from ledger.head where head.size = cosignature.size)
                        order by size limit 1
                        """)
                .param("size", size)
                .param("key", key)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Transactional(readOnly = true)
    Map<Long, List<Cosignature>> of(Collection<Long> sizes) {
        var all = new HashMap<Long, List<Cosignature>>();
        jdbc.sql(
                        "select size, key, at, signature from ledger.cosignature where size = any(:sizes) order by size, at, key")
                .param("sizes", sizes.toArray(Long[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getLong("size"), _ -> new ArrayList<>())
                            .add(cosignature(row));
                });
        return all;
    }

    private static Cosignature cosignature(ResultSet row) throws SQLException {
        return new Cosignature(
                row.getString("key"),
                row.getTimestamp("at").toInstant(),
                Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }

    /** One that a witness signed, with the head of that size; none where that is gone. */
    record Kept(
            long size, Cosignature cosignature, @Nullable Head head) {}

    List<Kept> after(long size, int most, Trees trees) {
        var page = jdbc.sql("""
                        select size, key, at, signature from ledger.cosignature
                        where size in (select distinct size from ledger.cosignature where size > :size order by size limit :most)
                        order by size
                        """)
                .param("size", size)
                .param("most", most)
                .query((row, at) -> Map.entry(row.getLong("size"), cosignature(row)))
                .list();
        var heads = trees.heads(page.stream().map(Map.Entry::getKey).distinct().toList());
        return page.stream()
                .map(one -> new Kept(one.getKey(), one.getValue(), heads.get(one.getKey())))
                .toList();
    }
}
