package org.tiaokuai.search.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.search.Search.Count;
import org.tiaokuai.search.Search.Entry;

/** The rows of the index, and how they come there. */
@Repository
class Entries {

    private static final int BATCH = 500;

    /** How entries are made; a higher number than that of an entry means that it must be made anew. */
    private static final int GENERATION = 6;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Labels labels;

    Entries(JdbcTemplate batches, JdbcClient jdbc, Labels labels) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.labels = labels;
    }

    void put(Collection<Entry> entries) {
        labels.put(entries);
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
            row.setObject(8, Labels.set(entry.labels()));
        });
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
        var sets = new HashMap<UUID, Long>();
        jdbc.sql("""
                        select label_set, count(*) as entries from search.entry
                        where kind = :kind and label_set is not null group by label_set
                        """).param("kind", kind).query(row -> {
            sets.put(row.getObject("label_set", UUID.class), row.getLong("entries"));
        });
        return labels.counts(sets).stream()
                .filter(count -> count.facet().equals(facet))
                .toList();
    }
}
