package org.tiaokuai.privacy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.privacy.FieldKeys;

/** Where envelopes lie, how far the walks through these places have come, and the envelopes themselves. */
@Repository
class Walks {

    private static final int MOST_NAMED = 20;
    private static final int FETCHED = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final List<Place> places;

    Walks(JdbcClient jdbc, JdbcTemplate batches, ObjectProvider<EnvelopePlace> places) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.places = places.orderedStream()
                .flatMap(place -> place.columns().stream().map(column -> new Place(place, column)))
                .toList();
    }

    /**
     * Where a walk is.
     *
     * @param key the newest when it began
     * @param block of the table; those before it were walked through
     * @param countedAt none while it goes on
     */
    record Walk(
            String place,
            String key,
            long block,
            long blocks,
            @Nullable Instant countedAt) {}

    /** A row with envelopes that are not under the newest key. */
    record Stale(String at, String row, String text, List<Sealed> envelopes) {}

    /** A row as it is to be. */
    record Anew(String at, String text) {}

    List<Place> places() {
        return places;
    }

    /** Places that this version does not have any more are forgotten. */
    void keepOnlyKnown() {
        jdbc.sql("delete from privacy.walk where place <> all(:known)")
                .param("known", places.stream().map(Place::name).toArray(String[]::new))
                .update();
    }

    Optional<Walk> of(Place place) {
        return walk(place, "");
    }

    /** For the rest of the transaction; none while another node has it. */
    Optional<Walk> take(Place place) {
        return walk(place, " for update skip locked");
    }

    private Optional<Walk> walk(Place place, String how) {
        return jdbc.sql("select place, key, block, blocks, counted_at from privacy.walk where place = :place" + how)
                .param("place", place.name())
                .query((row, _) -> new Walk(
                        row.getString("place"),
                        row.getString("key"),
                        row.getLong("block"),
                        row.getLong("blocks"),
                        instant(row.getTimestamp("counted_at"))))
                .optional();
    }

    void add(Place place) {
        jdbc.sql("""
                        insert into privacy.walk (place, key, block, blocks) values (:place, '', 0, 0)
                        on conflict (place) do nothing
                        """).param("place", place.name()).update();
    }

    void set(Walk walk) {
        var counted = walk.countedAt();
        jdbc.sql("""
                        update privacy.walk set key = :key, block = :block, blocks = :blocks,
                            counted_at = cast(:counted as timestamptz)
                        where place = :place
                        """)
                .param("key", walk.key())
                .param("block", walk.block())
                .param("blocks", walk.blocks())
                .param("counted", counted == null ? null : counted.atOffset(ZoneOffset.UTC))
                .param("place", walk.place())
                .update();
    }

    long blocks(Place place) {
        return jdbc.sql("""
                        select pg_relation_size(cast(:relation as regclass))
                            / cast(current_setting('block_size') as bigint) + 1
                        """)
                .param("relation", place.in().table())
                .query(Long.class)
                .single();
    }

    /** How many envelopes lie under which key; of what is none, the key is empty. */
    Map<String, Long> count(Place place) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select coalesce(substring(envelope, '^([a-z][0-9]+):'), '') as key, count(*) as envelopes from "
                        + place.in().table() + " cross join lateral " + place.envelopes("envelope", "")
                        + " found where " + place.in().only() + " group by 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** All envelopes; within a transaction they come by and by. */
    void each(Place place, Consumer<Sealed> one) {
        jdbc.sql("select found.value, " + place.row() + ", " + place.subject() + ", envelope from "
                        + place.in().table() + " cross join lateral " + place.envelopes("value, envelope", "")
                        + " found where " + place.in().only())
                .withFetchSize(FETCHED)
                .query(row -> {
                    one.accept(place.sealed(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                });
    }

    void counted(Place place, Map<String, Long> counts) {
        jdbc.sql("delete from privacy.under_key where place = :place")
                .param("place", place.name())
                .update();
        counts.forEach((key, envelopes) -> moved(place, key, envelopes));
    }

    /** @param more less, if it is negative */
    void moved(Place place, String key, long more) {
        jdbc.sql("""
                        insert into privacy.under_key (place, key, envelopes) values (:place, :key, greatest(:more, 0))
                        on conflict (place, key) do update set envelopes = greatest(under_key.envelopes + :more, 0)
                        """)
                .param("place", place.name())
                .param("key", key)
                .param("more", more)
                .update();
    }

    /** Some rows of these blocks that nobody is writing just now; until the transaction ends nobody does. */
    List<Stale> stale(Place place, String newest, long from, long to, int most) {
        return jdbc.sql("select cast(ctid as text) as at, " + place.row() + " as named, cast(" + place.column()
                        + " as text) as content, " + place.subject() + " as about, array" + place.older("value")
                        + " as within, array" + place.older("envelope") + " as envelopes from "
                        + place.in().table() + " where ctid >= cast(:first as tid) and ctid < cast(:end as tid) and "
                        + place.whereOlder() + " limit :most for update skip locked")
                .param("newest", newest)
                .param("first", "(" + from + ",0)")
                .param("end", "(" + to + ",0)")
                .param("place", place.name())
                .param("most", most)
                .query((found, _) -> stale(place, found))
                .list();
    }

    private static Stale stale(Place place, ResultSet found) throws SQLException {
        var row = found.getString("named");
        var about = found.getString("about");
        var within = (String[]) found.getArray("within").getArray();
        var envelopes = (String[]) found.getArray("envelopes").getArray();
        var sealed = new ArrayList<Sealed>();
        for (int i = 0; i < envelopes.length; i++) {
            sealed.add(place.sealed(within[i], row, about, envelopes[i]));
        }
        return new Stale(found.getString("at"), row, found.getString("content"), sealed);
    }

    /** Whether there is more to do than what was found not to open. */
    boolean left(Place place, String newest) {
        return jdbc.sql("select exists (select from " + place.in().table() + " where " + place.whereOlder() + ")")
                .param("newest", newest)
                .param("place", place.name())
                .query(Boolean.class)
                .single();
    }

    /** Rows that this transaction keeps everybody else from. */
    void put(Place place, List<Anew> rows) {
        batches.batchUpdate(
                "update " + place.in().table() + " set " + place.column() + " = cast(? as " + place.type()
                        + ") where ctid = cast(? as tid)",
                rows.stream().map(row -> new Object[] {row.text(), row.at()}).toList());
    }

    void unopened(Place place, String row) {
        jdbc.sql("insert into privacy.unopened (place, row) values (:place, :row) on conflict do nothing")
                .param("place", place.name())
                .param("row", row)
                .update();
    }

    long unopened(Place place) {
        return jdbc.sql("select count(*) from privacy.unopened where place = :place")
                .param("place", place.name())
                .query(Long.class)
                .single();
    }

    /** Each is tried once in a walk. */
    void forgetUnopened(Place place) {
        jdbc.sql("delete from privacy.unopened where place = :place")
                .param("place", place.name())
                .update();
    }

    List<FieldKeys.Walk> views() {
        return jdbc.sql("""
                        select walk.place, block, blocks, counted_at,
                            (select coalesce(sum(envelopes), 0) from privacy.under_key
                             where under_key.place = walk.place and under_key.key <> walk.key) as older,
                            (select string_agg(row, E'\\n') from (select row from privacy.unopened
                             where unopened.place = walk.place order by row limit :most) named) as unopened
                        from privacy.walk order by walk.place
                        """)
                .param("most", MOST_NAMED)
                .query((row, _) -> new FieldKeys.Walk(
                        row.getString("place"),
                        row.getLong("older"),
                        (int) (row.getLong("block") * 100 / Math.max(1, row.getLong("blocks"))),
                        lines(row.getString("unopened")),
                        instant(row.getTimestamp("counted_at"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static List<String> lines(@Nullable String text) {
        return Stream.ofNullable(text).flatMap(String::lines).toList();
    }
}
