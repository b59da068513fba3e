package org.tiaokuai.catalogue.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.Asked;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.catalogue.Listing;
import org.tiaokuai.catalogue.internal.GuideIndex.QuestionRef;

/** Reads of the catalogue for lists, straight from SQL to view records. */
@Repository
class ItemQueries {

    /** The division whose body carries the item out stands in the body's code (GB 32100: digits 3 to 8). */
    private static final String WITHIN = """
            from catalogue.item
            where stage <> 'WITHDRAWN' and (:theme = '' or themes @> array[cast(:theme as text)])
                and (:event = '' or life_events @> array[cast(:event as text)])
                and (:audience = '' or audiences @> array[cast(:audience as text)])
                and (:division = '' or substr(department_code, 3, 6) = :division)
                and (:department = '' or department_code = :department)
            """;

    private static final String VIEW = """
            select code, name, name_en, summary, summary_en, kind, department_name, online,
                promised_amount, promised_unit, count(*) over () as total
            """ + WITHIN;

    private static final String AMONG = " and code = any(cast(:codes as text[]))";

    private static final String FACETS = """
            , counted as (
                select 'THEME' as facet, name, '' as key, count(*) as items from hit, unnest(themes) as name group by name
                union all select 'LIFE_EVENT', name, '', count(*) from hit, unnest(life_events) as name group by name
                union all select 'AUDIENCE', name, name, count(*) from hit, unnest(audiences) as name group by name
                union all select 'DIVISION', division, division, count(*) from hit
                    where division ~ '^[0-9]{6}$' group by division
                union all select 'DEPARTMENT', max(department_name), department_code, count(*) from hit
                    group by department_code),
            placed as (
                select *, row_number() over (partition by facet order by items desc, name) as place from counted)
            select facet, name, key, items from placed where place <= :most order by facet, place
            """;

    private static final int MOST_OF_A_FACET = 12;

    private final JdbcClient jdbc;

    ItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without words to search for: by name. */
    Listing browse(Criteria criteria) {
        return list(VIEW + " order by name, code limit :limit offset :offset", criteria, new String[0]);
    }

    /** With the codes that the search found, best first. */
    Listing among(List<String> codes, Criteria criteria) {
        return list(
                VIEW + AMONG + " order by array_position(cast(:codes as text[]), code) limit :limit offset :offset",
                criteria,
                codes.toArray(String[]::new));
    }

    private Listing list(String sql, Criteria criteria, String[] codes) {
        var total = new long[1];
        var items = within(jdbc.sql(sql), criteria)
                .param("codes", codes)
                .param("limit", Criteria.PAGE)
                .param("offset", (long) criteria.page() * Criteria.PAGE)
                .query((row, at) -> {
                    total[0] = row.getLong("total");
                    return new ItemView(
                            row.getString("code"),
                            row.getString("name"),
                            row.getString("name_en"),
                            row.getString("summary"),
                            row.getString("summary_en"),
                            row.getString("kind"),
                            row.getString("department_name"),
                            row.getBoolean("online"),
                            (Integer) row.getObject("promised_amount"),
                            row.getString("promised_unit"));
                })
                .list();
        return new Listing(items, total[0]);
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Criteria criteria) {
        return statement
                .param("theme", criteria.theme())
                .param("event", criteria.lifeEvent())
                .param("audience", criteria.audience())
                .param("division", criteria.division())
                .param("department", criteria.department());
    }

    /** Of all, or among the codes that a search found; each facet with its fullest. */
    Map<Facet, List<Count>> facets(Criteria criteria, List<String> codes) {
        var facets = new EnumMap<Facet, List<Count>>(Facet.class);
        var hits = "with hit as (select themes, life_events, audiences, department_code, department_name,"
                + " substr(department_code, 3, 6) as division " + WITHIN + (codes.isEmpty() ? "" : AMONG) + ")";
        within(jdbc.sql(hits + FACETS), criteria)
                .param("codes", codes.toArray(String[]::new))
                .param("most", MOST_OF_A_FACET)
                .query((row, at) -> facets.computeIfAbsent(
                                Facet.valueOf(row.getString("facet")), _ -> new ArrayList<>())
                        .add(new Count(row.getString("name"), row.getString("key"), row.getLong("items"))))
                .list();
        return facets;
    }

    List<Asked> questions(List<QuestionRef> refs) {
        return jdbc.sql("""
                        select i.code, wanted.number, v.guide -> 'questions' -> (wanted.number - 1) ->> 'question' as question,
                            i.name as item_name
                        from unnest(cast(:codes as text[]), cast(:numbers as int[])) with ordinality
                            as wanted (code, number, place)
                        join catalogue.item i on i.code = wanted.code
                        join catalogue.item_version v on v.item = i.code and v.version = i.version
                        where jsonb_array_length(v.guide -> 'questions') >= wanted.number order by wanted.place
                        """)
                .param("codes", refs.stream().map(QuestionRef::code).toArray(String[]::new))
                .param("numbers", refs.stream().map(QuestionRef::number).toArray(Integer[]::new))
                .query(Asked.class)
                .list();
    }

    List<Count> themes() {
        return count(
                "select unnest(themes) as name, '' as key, count(*) as items from catalogue.item where stage <> 'WITHDRAWN' group by 1");
    }

    List<Count> lifeEvents() {
        return count(
                "select unnest(life_events) as name, '' as key, count(*) as items from catalogue.item where stage <> 'WITHDRAWN' group by 1");
    }

    List<Count> departments() {
        return count("select department_name as name, department_code as key, count(*) as items"
                + " from catalogue.item where stage <> 'WITHDRAWN' group by 1, 2");
    }

    private List<Count> count(String sql) {
        return jdbc.sql(sql + " order by items desc, name").query(Count.class).list();
    }
}
