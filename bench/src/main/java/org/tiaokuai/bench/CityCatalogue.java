package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A catalogue as large as a city's: the demonstration's guides under a thousand names, which the platform indexes
 * itself, and each of them once for each office, whatever columns the tables have.
 */
final class CityCatalogue {

    /** An office is a department of its own, so that there are as many sets of labels as a city has. */
    private static final String LABELS = "md5(cast(%s.label_set as text) || p.code)::uuid";

    private static final long PATIENCE_MILLIS = 600_000;

    private final Connection connection;
    private final int names;
    private final int places;

    CityCatalogue(Connection connection, int names, int places) {
        this.connection = connection;
        this.names = names;
        this.places = places;
    }

    /** Puts the guides in under new names; they can be found once the platform has started anew and indexed them. */
    void name() throws SQLException {
        Rows.execute(connection, "create table public.bench_name (code text primary key, name text, turn int)");
        try (var statement = connection.prepareStatement("""
                insert into public.bench_name
                select ? || to_char(at, 'FM00000'), name, at % (select count(*) from catalogue.item)
                from unnest(?::text[]) with ordinality as one (name, at)""")) {
            for (var kind : Map.of("B", CatalogueWords.names(names), "P", CatalogueWords.places(places))
                    .entrySet()) {
                Rows.set(
                        statement,
                        kind.getKey(),
                        connection.createArrayOf("text", kind.getValue().toArray()));
                statement.execute();
            }
        }
        Rows.execute(
                connection,
                "create table public.bench_source as select code, name, row_number() over (order by code) - 1 as turn"
                        + " from catalogue.item",
                copy("catalogue.item", Map.of("code", "n.code", "name", "n.name"), """
                        from public.bench_name n join public.bench_source s using (turn)
                        join catalogue.item one on one.code = s.code"""),
                copy(
                        "catalogue.item_version",
                        Map.of(
                                "item", "n.code",
                                "guide", """
                                        replace(one.guide::text, s.name, n.name)::jsonb
                                        || jsonb_build_object('code', n.code, 'name', n.name, 'keywords', '[]'::jsonb)"""),
                        """
                        from public.bench_name n join public.bench_source s using (turn)
                        join catalogue.item i on i.code = s.code
                        join catalogue.item_version one on one.item = i.code and one.version = i.version"""),
                "insert into search.entry (kind, ref, title, tokens, generation)"
                        + " select 'item', code, '', '', 0 from public.bench_name");
    }

    void awaitIndex() throws SQLException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (Rows.number(connection, "select count(*) from search.entry where generation = 0") > 0) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("The platform does not index what is outdated");
            }
            Thread.sleep(200);
        }
    }

    /** Each name in each office: of an entry the title and its sound get longer by the office's. */
    void multiply() throws SQLException {
        long begin = System.nanoTime();
        var each = " from public.bench_name n cross join public.bench_name p ";
        var both = " where n.code like 'B%' and p.code like 'P%'";
        var code = "n.code || p.code";
        var name = "n.name || '（' || p.name || '）'";
        var place = "join search.entry place on place.kind = 'item' and place.ref = p.code";
        Rows.execute(
                connection,
                copy(
                        "catalogue.item",
                        Map.of("code", code, "name", name),
                        each + "join catalogue.item one on one.code = n.code" + both),
                copy(
                        "catalogue.item_version",
                        Map.of(
                                "item",
                                code,
                                "guide",
                                "one.guide || jsonb_build_object('code', " + code + ", 'name', " + name + ")"),
                        each + "join catalogue.item_version one on one.item = n.code" + both),
                copy(
                        "search.entry",
                        Map.of(
                                "ref", "replace(one.ref, n.code, " + code + ")",
                                "owner", "case when one.owner = '' then '' else " + code + " end",
                                "title", "case when one.kind = 'item' then " + name + " else one.title end",
                                "initials",
                                        "case when one.kind = 'item' then one.initials || place.initials"
                                                + " else one.initials end",
                                "tokens",
                                        "case when one.kind = 'item' then one.tokens || ts_filter(place.tokens,"
                                                + " '{a,c}') else one.tokens end",
                                "label_set", LABELS.formatted("one")),
                        each + place + " join search.entry one on split_part(one.ref, '#', 1) = n.code" + both),
                "insert into search.label (label_set, facet, key, name) select " + LABELS.formatted("l")
                        + ", l.facet, case l.facet when 'DEPARTMENT' then p.code else l.key end,"
                        + " case l.facet when 'DEPARTMENT' then p.name else l.name end"
                        + " from search.label l cross join public.bench_name p where p.code like 'P%'",
                "delete from search.entry where ref like 'P0%'",
                "delete from catalogue.item_version where item like 'P0%'",
                "delete from catalogue.item where code like 'P0%'",
                "insert into figures.pace (item, cases, half, nine_tenths, until)"
                        + " select code, 41, 6, 14, current_date - 1 from catalogue.item on conflict do nothing",
                "vacuum analyze",
                "checkpoint");
        System.out.printf(
                Locale.ROOT,
                "generated in %.0f s: %,d items, %,d entries of the index%n",
                (System.nanoTime() - begin) / 1e9,
                Rows.number(connection, "select count(*) from catalogue.item"),
                Rows.number(connection, "select count(*) from search.entry"));
    }

    /** For each facet the key that most entries bear, by the facet's name. */
    Map<String, String> facets() throws SQLException {
        return Rows.all(connection, """
                select distinct on (l.facet) l.facet, l.key from search.entry e join search.label l using (label_set)
                where e.kind = 'item' group by l.facet, l.key order by l.facet, count(*) desc, l.key""").stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("facet")), row -> String.valueOf(row.get("key"))));
    }

    /** In an order in which neighbours have nothing in common, and the same each time. */
    List<String> codes() throws SQLException {
        return Rows.all(connection, "select code from catalogue.item where code like 'B%P%' order by md5(code)")
                .stream()
                .map(row -> String.valueOf(row.get("code")))
                .collect(Collectors.toList());
    }

    private String copy(String table, Map<String, String> changed, String from) throws SQLException {
        var own = new HashMap<>(changed);
        var columns = new ArrayList<String>();
        for (var row : Rows.all(connection, """
                select column_name from information_schema.columns
                where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER' order by ordinal_position""".formatted(table))) {
            columns.add(String.valueOf(row.get("column_name")));
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream()
                        .map(column -> own.getOrDefault(column, "one." + column))
                        .collect(Collectors.joining(", "))
                + " " + from;
    }
}
