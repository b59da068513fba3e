package org.tiaokuai.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.organisation.OrganisationImports.Line;
import org.tiaokuai.organisation.OrganisationImports.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The workbooks that wait, and the reports of those that were taken. */
@Repository
class ImportRows {

    private static final int MOST_SHOWN = 20;
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param content none once it was taken; @param report none before */
    record Kept(
            UUID id,
            String fileName,
            byte @Nullable [] content,
            @Nullable Instant takenAt,
            @Nullable List<Row> report) {}

    /** What nobody took in a week is forgotten with the next one. */
    UUID keep(String fileName, byte[] content, Officer by) {
        jdbc.sql("delete from organisation.import where taken_at is null and uploaded_at < :old")
                .param("old", now().minus(PATIENCE))
                .update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into organisation.import (id, file_name, content, uploaded_at, actor, name)
                        values (:id, :fileName, :content, :now, :actor, :name)
                        """)
                .param("id", id)
                .param("fileName", fileName)
                .param("content", content)
                .param("now", now())
                .param("actor", by.account())
                .param("name", by.name())
                .update();
        return id;
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select id, file_name, content, taken_at, report from organisation.import where id = :id")
                .param("id", id)
                .query(ImportRows::kept)
                .optional();
    }

    /** One import after the other: each counts on what it has seen. */
    void lock() {
        jdbc.sql("lock table organisation.import in share row exclusive mode").update();
    }

    void taken(UUID id, List<Row> report) {
        jdbc.sql("""
                        update organisation.import set content = null, taken_at = :now, report = cast(:report as jsonb)
                        where id = :id
                        """)
                .param("id", id)
                .param("now", now())
                .param("report", JSON.writeValueAsString(report))
                .update();
    }

    List<Line> latest() {
        return jdbc.sql("""
                        select id, file_name, uploaded_at, name, taken_at from organisation.import
                        order by uploaded_at desc limit :most
                        """)
                .param("most", MOST_SHOWN)
                .query((row, at) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                        row.getString("name"),
                        instant(row)))
                .list();
    }

    private static Kept kept(ResultSet row, int at) throws SQLException {
        var report = row.getString("report");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getBytes("content"),
                instant(row),
                report == null ? null : JSON.readValue(report, new TypeReference<List<Row>>() {}));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
        return taken == null ? null : taken.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
