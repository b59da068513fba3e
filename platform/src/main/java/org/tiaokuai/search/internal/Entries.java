package org.tiaokuai.search.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.search.Search.Count;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Label;

/** The rows of the index; entries that bear the same labels share one set of them, so that sets are counted and not entries. */
@Repository
class Entries {

    private static final int BATCH = 500;

    /** How entries are made; a higher number than that of an entry means that it must be made anew. */
    private static final int GENERATION = 4;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    Entries(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    void put(Collection<Entry> entries) {
        var sets = new LinkedHashMap<UUID, List<Label>>();
        entries.forEach(entry -> sets.put(set(entry.labels()), entry.labels()));
        putLabels(sets);
        batches.batchUpdate("""
                insert into search.entry (kind, ref, title, tokens, generation, initials, owner, label_set)
                values (?, ?, ?, ?::tsvector, ?, ?, ?, ?)
                on conflict (kind, ref) do update set title = excluded.title, tokens = excluded.tokens,
                    generation = excluded.generation, initials = excluded.initials, owner = excluded.owner,
                    label_set = excluded.label_set
                """, entries, BATCH, (row, entry) -> {
            row.setString(1, entry.kind());
            row.setString(2, entry.ref());
            row.setString(3, entry.title());
            row.setString(4, TokenText.vector(entry));
            row.setInt(5, GENERATION);
            row.setString(6, Pinyin.initials(entry.title()));
            row.setString(7, entry.owner());
            row.setObject(8, set(entry.labels()));
        });
    }

    /** In one order, so that two who index at once never wait for each other in a circle. */
    private void putLabels(Map<UUID, List<Label>> sets) {
        record Row(UUID set, Label label) {}
        var rows = sets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(set -> set.getValue().stream().map(label -> new Row(set.getKey(), label)))
                .toList();
        batches.batchUpdate(
                "insert into search.label (label_set, facet, key, name) values (?, ?, ?, ?) on conflict do nothing",
                rows,
                BATCH,
                (row, each) -> {
                    row.setObject(1, each.set());
                    row.setString(2, each.label().facet());
                    row.setString(3, each.label().key());
                    row.setString(4, each.label().name());
                });
    }

    /** A set is known by what is in it, so that it is never looked for before it is used. */
    private static UUID set(List<Label> labels) {
        var all = new ArrayList<String>();
        labels.forEach(label -> all.add(label.facet() + '\t' + label.key() + '\t' + label.name()));
        all.sort(null);
        return UUID.nameUUIDFromBytes(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    }

    void forget(String kind, Collection<String> refs) {
        jdbc.sql("""
                        delete from search.entry
                        where kind = :kind and (ref = any(:refs) or owner <> '' and owner = any(:refs))
                        """)
                .param("kind", kind)
                .param("refs", refs.toArray(String[]::new))
                .update();
    }

    List<String> outdated(String kind, int limit) {
        return jdbc.sql("select ref from search.entry where kind = :kind and generation < :now limit :limit")
                .param("kind", kind)
                .param("now", GENERATION)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    List<Count> labels(String kind, String facet) {
        return jdbc.sql("""
                        select l.facet, l.key, max(l.name) as name, sum(s.entries) as entries
                        from (select label_set, count(*) as entries from search.entry where kind = :kind
                            group by label_set) s
                        join search.label l on l.label_set = s.label_set and l.facet = :facet
                        group by l.facet, l.key order by entries desc, name
                        """)
                .param("kind", kind)
                .param("facet", facet)
                .query(Count.class)
                .list();
    }
}
