package org.tiaokuai.catalogue.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.ItemView;
import org.tiaokuai.catalogue.Listing;

/** Reads of the catalogue for lists, straight from SQL to view records. */
@Repository
class ItemQueries {

    private static final String VIEW = """
            select code, name, name_en, summary, summary_en, kind, department_name, online,
                promised_amount, promised_unit, count(*) over () as total
            from catalogue.item
            where stage <> 'WITHDRAWN' and (:theme = '' or themes @> array[cast(:theme as text)])
                and (:event = '' or life_events @> array[cast(:event as text)])
                and (:department = '' or department_code = :department)
            """;

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
                VIEW
                        + " and code = any(cast(:codes as text[]))"
                        + " order by array_position(cast(:codes as text[]), code) limit :limit offset :offset",
                criteria,
                codes.toArray(String[]::new));
    }

    private Listing list(String sql, Criteria criteria, String[] codes) {
        var total = new long[1];
        var items = jdbc.sql(sql)
                .param("theme", criteria.theme())
                .param("event", criteria.lifeEvent())
                .param("department", criteria.department())
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
