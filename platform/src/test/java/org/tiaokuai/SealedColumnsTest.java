package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Personal columns are tagged in the migrations, all of them, and read only as envelopes that {@code privacy} opens. */
@WholeApplication
class SealedColumnsTest {

    /** How an envelope begins, as PostgreSQL's pattern. */
    private static final String ENVELOPE = "k[0-9]+:[A-Za-z0-9+/]{38}";

    private final JdbcTemplate jdbc;

    @Autowired
    SealedColumnsTest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static SealedColumns tags() throws Exception {
        return SealedColumns.of(MigrationsTest.migrations().toList());
    }

    @Test
    void everyColumnThatHoldsAnEnvelopeIsTagged() throws Exception {
        var tags = tags();
        assertThat(tags.columns()).hasSizeGreaterThan(4);
        assertThat(tags.holds("casework.application", "applicant_id")).isTrue();
        assertThat(tags.holds("casework.application", "handled_by")).isFalse();
        assertThat(untagged(tags)).isEmpty();
    }

    @Test
    void anEnvelopeInAColumnWithoutATagIsFound() throws Exception {
        jdbc.execute("create table public.offender (name text)");
        try {
            jdbc.update("insert into public.offender (name) values (?)", "k1:" + "A".repeat(60));
            assertThat(untagged(tags())).containsExactly("public.offender.name");
        } finally {
            jdbc.execute("drop table public.offender");
        }
    }

    @Test
    void sealedColumnsAreReadAsEnvelopesOnly() throws Exception {
        var tags = tags();
        assertThat(SourceFile.all().stream().flatMap(source -> tags.misread(source).stream()))
                .isEmpty();
    }

    @Test
    void whoTakesASealedColumnForPlainTextIsCaught() {
        var tags = SealedColumns.in("create table made.person (\n"
                + "    id   uuid primary key, -- of somebody\n"
                + "    name text not null,    -- sealed name\n");
        var sql = "String sql = \"select id, name from made.person where id = ?\";";
        assertThat(tags.misread(made(sql))).hasSize(1).first().asString().contains("knows nothing of Sealed");
        assertThat(tags.misread(made("Sealed s; " + sql + " String a() { return row.getString(\"name\"); }")))
                .hasSize(1)
                .first()
                .asString()
                .contains("for plain text");
        assertThat(tags.misread(made(sql + " Sealed a() { return new Sealed(row.getString(\"name\")); }")))
                .isEmpty();
        assertThat(tags.misread(made("String sql = \"select id from made.person where id = :name\";")))
                .isEmpty();
    }

    private static SourceFile made(String members) {
        return SourceFile.of("org/tiaokuai/made/internal/A.java", "class A { " + members + " }");
    }

    /** Sessions are bytes; what a module keeps as a document is searched like text. */
    private List<String> untagged(SealedColumns tags) {
        var found = new ArrayList<String>();
        jdbc.query("""
                select table_schema || '.' || table_name, column_name from information_schema.columns
                where table_schema not in ('pg_catalog', 'information_schema')
                  and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying')
                """, row -> {
            var table = row.getString(1);
            var column = row.getString(2);
            var holds = "select exists (select from " + table + " where " + column + "::text ~ ?)";
            if (!tags.holds(table, column)
                    && Boolean.TRUE.equals(jdbc.queryForObject(holds, Boolean.class, ENVELOPE))) {
                found.add(table + "." + column);
            }
        });
        return found;
    }
}
