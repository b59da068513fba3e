package org.tiaokuai.catalogue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.catalogue.Editing.ShelfFilter;
import org.tiaokuai.catalogue.Shelf;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.page.Text;

/** The items of a department, straight from SQL to the list: what is overdue for review comes first. */
@Repository
class ShelfQueries {

    private static final String ROWS = """
            with own as (
                select i.code, i.name, i.name_en, i.version, i.stage, w.stage as under_way, i.review_on,
                    i.stage <> 'WITHDRAWN' and i.review_on < :today as overdue
                from catalogue.item i left join catalogue.working_copy w on w.item = i.code
                where i.handled_by = :department
                union all
                select w.item, w.guide ->> 'name', w.guide ->> 'nameEn', 0, null, w.stage, null, false
                from catalogue.working_copy w
                where w.handled_by = :department and not exists (select from catalogue.item i where i.code = w.item)
            )
            select *, count(*) over () as total, (select count(*) from own where overdue) as late from own
            where case :show when 'OFFERED' then stage is null or stage = 'PUBLISHED'
                    when 'REVIEW_DUE' then overdue
                    when 'UNDER_WAY' then under_way is not null
                    else stage = :show end
                and (:text = '' or strpos(name, :text) > 0 or starts_with(code, upper(:text)))
            order by overdue desc, review_on nulls first, code
            limit :rows offset :skipped
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShelfQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Shelf shelf(UUID department, ShelfFilter filter) {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        var totals = new long[2];
        var rows = jdbc.sql(ROWS)
                .param("department", department)
                .param("today", today)
                .param("show", filter.show().name())
                .param("text", filter.text())
                .param("rows", ShelfFilter.PAGE)
                .param("skipped", (long) filter.page() * ShelfFilter.PAGE)
                .query((row, at) -> {
                    totals[0] = row.getLong("total");
                    totals[1] = row.getLong("late");
                    return row(row);
                })
                .list();
        return new Shelf(rows, totals[0], totals[1], today);
    }

    private static Shelf.Row row(ResultSet row) throws SQLException {
        return new Shelf.Row(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("version"),
                stage(row.getString("stage")),
                stage(row.getString("under_way")),
                row.getObject("review_on", LocalDate.class));
    }

    private static @Nullable Stage stage(@Nullable String name) {
        return name == null ? null : Stage.valueOf(name);
    }
}
