package org.tiaokuai.organisation.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.organisation.Directory;

/** Reads the organisation straight into what a page shows. */
@Repository
class DirectoryQueries implements Directory {

    private static final int PER_PAGE = 50;
    private static final String ASKED = """
            where strpos(department.name, :asked) > 0 or strpos(credit_code, upper(:asked)) > 0
                or strpos(short_name, :asked) > 0
            """;

    private final JdbcClient jdbc;

    DirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Size size() {
        return jdbc.sql("""
                        select (select count(*) from organisation.division) as divisions,
                               (select count(*) from organisation.department) as departments,
                               (select count(*) from organisation.post where ended_at is null) as posts,
                               (select count(*) from organisation.station) as stations
                        """).query(Size.class).single();
    }

    @Override
    public Page departments(String asked, int page) {
        int all = jdbc.sql("select count(*) from organisation.department " + ASKED)
                .param("asked", asked)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, Math.ceilDiv(all, PER_PAGE));
        int shown = Math.clamp(page, 1, pages);
        var entries = jdbc.sql("""
                        select credit_code, department.name, line, coalesce(division.name, '') as division_name, receiving,
                               (select count(*) from organisation.post
                                where post.department = department.id and ended_at is null) as posts
                        from organisation.department left join organisation.division on division.code = department.division
                        """ + ASKED
                        + "order by department.division nulls first, department.name limit :most offset :from")
                .param("asked", asked)
                .param("most", PER_PAGE)
                .param("from", (shown - 1) * PER_PAGE)
                .query(Entry.class)
                .list();
        return new Page(entries, shown, pages, all);
    }
}
