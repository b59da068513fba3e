package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tiaokuai.access.EnvelopePlace;

/** Personal columns are tagged in the migrations, all of them, and read only as envelopes that {@code privacy} opens. */
@WholeApplication
class SealedColumnsTest {

    /** How an envelope begins, as PostgreSQL's pattern. */
    private static final String ENVELOPE = "k[0-9]+:[A-Za-z0-9+/]{38}";

    /** A known text from before there were keys in the database, by which their root is found, and nothing else. */
    private static final String OF_OLD = "privacy.key_check.sealed";

    private final JdbcTemplate jdbc;
    private final List<EnvelopePlace> places;

    @Autowired
    SealedColumnsTest(JdbcTemplate jdbc, List<EnvelopePlace> places) {
        this.jdbc = jdbc;
        this.places = places;
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
    void everyTaggedColumnIsToldToThePrivacyThatSealsAnew() throws Exception {
        var tags = tags();
        assertThat(undeclared(tags)).isEmpty();
        assertThat(declared(false)).isSubsetOf(names(tags.columns()));
        assertThat(declared(true)).isSubsetOf(names(tags.partly())).isSubsetOf(ofType("jsonb"));
    }

    @Test
    void aTaggedColumnThatNobodyToldOfIsFound() throws Exception {
        var tags = SealedColumns.in("""
                create table desk.note (
                    text    text not null, -- sealed
                    by_whom text not null, -- sealed name
                create table casework.application (
                    answers jsonb not null, -- personal answers are sealed one by one
                create table casework.correction (
                    points  jsonb not null, -- sealed one by one
                """);
        assertThat(undeclared(tags)).containsExactlyInAnyOrder("desk.note.by_whom", "casework.correction.points");
    }

    @Test
    void whatIsToldNamesARowAndNothingSealed() {
        for (var place : places) {
            var named = jdbc.queryForList(
                    "select cast(" + place.row() + " as text) from " + place.table() + " where " + place.only(),
                    String.class);
            assertThat(named).doesNotHaveDuplicates().noneMatch(row -> row.matches("k[0-9]+:.*"));
        }
    }

    private static Set<String> names(Map<String, Set<String>> columns) {
        return columns.entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                .collect(Collectors.toSet());
    }

    private Set<String> declared(boolean within) {
        return places.stream()
                .filter(place -> place.within() == within)
                .flatMap(place -> place.columns().stream().map(column -> place.table() + "." + column))
                .collect(Collectors.toSet());
    }

    private List<String> ofType(String type) {
        return jdbc.queryForList(
                "select table_schema || '.' || table_name || '.' || column_name from information_schema.columns"
                        + " where data_type = ?",
                String.class,
                type);
    }

    /** What holds an envelope as a whole, and each document that holds some. */
    private Set<String> undeclared(SealedColumns tags) {
        var missing = names(tags.columns());
        missing.remove(OF_OLD);
        missing.removeAll(declared(false));
        var documents = names(tags.partly());
        documents.retainAll(ofType("jsonb"));
        documents.removeAll(declared(true));
        missing.addAll(documents);
        return missing;
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
