package org.tiaokuai.search.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.search.Search.Count;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Label;

/** Entries that bear the same labels share one set of them: the database counts the sets, and what is in them is known here. */
@Repository
class Labels {

    private static final int BATCH = 500;

    /** More than a city has: one for each office, theme and audience that go together. */
    private static final int MOST_KNOWN = 50_000;

    private static final Comparator<Count> FULLEST_FIRST = Comparator.comparing(Count::facet)
            .thenComparing(Count::entries, Comparator.reverseOrder())
            .thenComparing(Count::name);

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    /** What a set holds never changes. */
    private final Cache<UUID, List<Label>> known =
            Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();

    Labels(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** A set is named by what is in it, so that it is never looked for before it is used. */
    static UUID set(Collection<Label> labels) {
        var all = labels.stream()
                .map(label -> label.facet() + '\t' + label.key() + '\t' + label.name())
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /** In one order, so that two who index at once never wait for each other in a circle. */
    void put(Collection<Entry> entries) {
        record Row(UUID set, Label label) {}
        var rows = entries.stream()
                .flatMap(entry -> entry.labels().stream().map(label -> new Row(set(entry.labels()), label)))
                .distinct()
                .sorted(Comparator.comparing(Row::set)
                        .thenComparing(row -> row.label().facet() + row.label().key()))
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

    /** How many entries bear each label, of each facet the fullest first, when so many bear each set. */
    List<Count> counts(Map<UUID, Long> sets) {
        record Key(String facet, String key) {}
        var names = new HashMap<Key, String>();
        var entries = new HashMap<Key, Long>();
        var labels = known.getAll(sets.keySet(), this::load);
        sets.forEach((set, each) -> labels.getOrDefault(set, List.of()).forEach(label -> {
            var key = new Key(label.facet(), label.key());
            names.merge(key, label.name(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            entries.merge(key, each, Long::sum);
        }));
        return entries.entrySet().stream()
                .map(each -> new Count(
                        each.getKey().facet(),
                        each.getKey().key(),
                        names.getOrDefault(each.getKey(), ""),
                        each.getValue()))
                .sorted(FULLEST_FIRST)
                .toList();
    }

    private Map<UUID, List<Label>> load(Set<? extends UUID> sets) {
        var loaded = new HashMap<UUID, List<Label>>();
        sets.forEach(set -> loaded.put(set, new ArrayList<>()));
        jdbc.sql("select label_set, facet, key, name from search.label where label_set = any(:sets)")
                .param("sets", sets.toArray(UUID[]::new))
                .query(row -> {
                    var label = new Label(row.getString("facet"), row.getString("key"), row.getString("name"));
                    loaded.getOrDefault(row.getObject("label_set", UUID.class), new ArrayList<>())
                            .add(label);
                });
        return loaded;
    }
}
