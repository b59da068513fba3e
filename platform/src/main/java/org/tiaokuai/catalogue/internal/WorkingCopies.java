package org.tiaokuai.catalogue.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.catalogue.WorkingCopy;
import org.tiaokuai.form.FormRef;
import tools.jackson.databind.json.JsonMapper;

/** Versions that are being prepared: at most one of an item. */
@Repository
class WorkingCopies {

    private static final String READ = """
            select guide, form_id, form_version, handled_by, based_on, stage, authors, changed_by, changed_at, opens_at
            from catalogue.working_copy where item = :code
            """;

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;

    WorkingCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A working copy with all that publishing it needs. */
    record Row(WorkingCopy view, FormRef form, UUID handledBy, Set<UUID> authors) {

        PublishGuide command() {
            return new PublishGuide(view.guide(), form, handledBy);
        }
    }

    /** False when somebody else has begun one already. */
    boolean begin(PublishGuide content, int basedOn, Officer by, Instant now) {
        return jdbc.sql("""
                        insert into catalogue.working_copy (item, guide, form_id, form_version, handled_by, based_on,
                            stage, authors, changed_by, changed_at)
                        values (:code, cast(:guide as jsonb), :formId, :formVersion, :handledBy, :basedOn,
                            'DRAFT', :authors, :changedBy, :now)
                        on conflict (item) do nothing
                        """)
                        .param("code", content.guide().code())
                        .param("guide", json.writeValueAsString(content.guide()))
                        .param("formId", content.form().id())
                        .param("formVersion", content.form().version())
                        .param("handledBy", content.handledBy())
                        .param("basedOn", basedOn)
                        .param("authors", new UUID[] {by.account()})
                        .param("changedBy", by.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Row> find(String code) {
        return jdbc.sql(READ).param("code", code).query(this::row).optional();
    }

    /** Whoever else wants to change it waits. */
    Optional<Row> locked(String code) {
        return jdbc.sql(READ + " for update")
                .param("code", code)
                .query(this::row)
                .optional();
    }

    /** Passes by what another node is opening at this moment, and what has been opened or recalled already. */
    Optional<Row> lockedIfDue(String code, Instant now) {
        return jdbc.sql(READ + " and stage = 'SCHEDULED' and opens_at <= :now for update skip locked")
                .param("code", code)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::row)
                .optional();
    }

    List<String> due(Instant now) {
        return jdbc.sql("""
                        select item from catalogue.working_copy
                        where stage = 'SCHEDULED' and opens_at <= :now order by opens_at, item
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    void write(Guide guide, Officer by, Instant now) {
        jdbc.sql("""
                        update catalogue.working_copy set guide = cast(:guide as jsonb),
                            authors = (select array_agg(distinct author) from unnest(authors || :author) as author),
                            changed_by = :changedBy, changed_at = :now
                        where item = :code
                        """)
                .param("code", guide.code())
                .param("guide", json.writeValueAsString(guide))
                .param("author", by.account())
                .param("changedBy", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void move(String code, Stage stage, @Nullable Instant opensAt) {
        jdbc.sql("update catalogue.working_copy set stage = :stage, opens_at = :opensAt where item = :code")
                .param("code", code)
                .param("stage", stage.name())
                .param("opensAt", opensAt == null ? null : opensAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** With the version that was published meanwhile it takes over who handles the item. */
    void catchUp(String code, int version) {
        jdbc.sql("""
                        update catalogue.working_copy set based_on = :version,
                            handled_by = (select handled_by from catalogue.item where code = :code)
                        where item = :code
                        """).param("code", code).param("version", version).update();
    }

    void end(String code) {
        jdbc.sql("delete from catalogue.working_copy where item = :code")
                .param("code", code)
                .update();
    }

    private Row row(ResultSet row, int at) throws SQLException {
        var opensAt = row.getObject("opens_at", OffsetDateTime.class);
        var view = new WorkingCopy(
                json.readValue(row.getString("guide"), Guide.class),
                Stage.valueOf(row.getString("stage")),
                row.getInt("based_on"),
                opensAt == null ? null : opensAt.toInstant(),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
        var authors = (UUID[]) row.getArray("authors").getArray();
        return new Row(
                view,
                new FormRef(row.getString("form_id"), row.getInt("form_version")),
                row.getObject("handled_by", UUID.class),
                Arrays.stream(authors).collect(Collectors.toUnmodifiableSet()));
    }
}
