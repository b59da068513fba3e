package org.tiaokuai.intake.internal;

import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.intake.Column;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.page.Text;
import org.tiaokuai.table.Shape;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs with their doubts; one batch at a time is taken, whatever number of nodes there are. */
@Repository
class ImportRuns {

    /** Names the lock under which a batch is taken or a body settled; the number means nothing else. */
    static final long ONE_AT_A_TIME = 0x6775_6964_6573L;

    private static final String JOB = """
            select id, shape, charset, columns, form_id, form_version, receiver, started_at, lines
            from intake.run
            """;

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Doubts doubts;

    ImportRuns(JdbcClient jdbc, Doubts doubts) {
        this.jdbc = jdbc;
        this.doubts = doubts;
    }

    Doubts doubts() {
        return doubts;
    }

    /** A run as it is worked on. */
    record Job(
            UUID id,
            Shape shape,
            Charset charset,
            Map<Column, String> columns,
            FormRef form,
            UUID receiver,
            LocalDate day,
            int lines) {}

    /** What a batch adds to the figures of its run. */
    record Progress(int lines, int published, int unchanged, int broken, long bytesRead, boolean last) {}

    void begin(UUID id, String fileName, ImportFiles.Kept file, FormRef form, UUID receiver, Instant now) {
        var shape = file.head().shape();
        // What is not in the published shape waits until somebody says which column means what.
        boolean guides = shape == Shape.JSON_LINES && file.head().text().contains("\"" + Column.CODE.field() + "\"");
        var state = guides ? ImportRun.State.RUNNING : ImportRun.State.UPLOADED;
        jdbc.sql("""
                        insert into intake.run (id, file_name, sha256, size, shape, charset, form_id,
                            form_version, receiver, person, unit, started_at, state)
                        values (:id, :fileName, :sha256, :size, :shape, :charset, :formId, :formVersion, :receiver,
                            '', '', :now, :state)
                        """)
                .param("id", id)
                .param("fileName", fileName)
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("shape", shape.name())
                .param("state", state.name())
                .param("charset", file.head().charset().name())
                .param("formId", form.id())
                .param("formVersion", form.version())
                .param("receiver", receiver)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void broughtBy(UUID id, Officer officer) {
        jdbc.sql("""
                        update intake.run set account = :account, post = :post, person = :person, unit = :unit
                        where id = :id
                        """)
                .param("id", id)
                .param("account", officer.account())
                .param("post", officer.post().id())
                .param("person", officer.name())
                .param("unit", officer.post().departmentName())
                .update();
    }

    /** The run that waits longest. */
    Optional<Job> next() {
        return jdbc.sql(JOB + "where state = 'RUNNING' order by started_at, id limit 1")
                .query(this::job)
                .optional();
    }

    /** How often it was taken up, now included, since it last got on. */
    int takeUp(UUID id) {
        return jdbc.sql("update intake.run set taken_up = taken_up + 1 where id = :id returning taken_up")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** A run that waits for its columns. */
    Optional<Job> waiting(UUID id) {
        return jdbc.sql(JOB + "where id = :id and state = 'UPLOADED'")
                .param("id", id)
                .query(this::job)
                .optional();
    }

    List<UUID> forgotten(Instant before) {
        return jdbc.sql("select id from intake.run where state = 'UPLOADED' and started_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /** False when it waits no longer. */
    boolean release(UUID id, Map<Column, String> columns) {
        return jdbc.sql("""
                        update intake.run set columns = cast(:columns as jsonb), state = 'RUNNING'
                        where id = :id and state = 'UPLOADED'
                        """)
                        .param("id", id)
                        .param("columns", json.writeValueAsString(columns))
                        .update()
                == 1;
    }

    private Job job(ResultSet row, int at) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                Shape.valueOf(row.getString("shape")),
                Charset.forName(row.getString("charset")),
                columns(row.getString("columns")),
                new FormRef(row.getString("form_id"), row.getInt("form_version")),
                row.getObject("receiver", UUID.class),
                LocalDate.ofInstant(row.getTimestamp("started_at").toInstant(), Text.ZONE),
                row.getInt("lines"));
    }

    private Map<Column, String> columns(@Nullable String written) {
        return written == null ? Map.of() : json.readValue(written, new TypeReference<>() {});
    }

    /** For the rest of the transaction; false when another node has it. */
    boolean claim() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query(Boolean.class)
                .single();
    }

    /** The same, but waits for it. */
    void claimPatiently() {
        jdbc.sql("select cast(pg_advisory_xact_lock(:lock) as text)")
                .param("lock", ONE_AT_A_TIME)
                .query(String.class)
                .single();
    }

    /** True if the run is under way and nobody has read further meanwhile; locks it against being cancelled. */
    boolean standsAt(UUID id, int lines) {
        return jdbc.sql("""
                        select lines from intake.run
                        where id = :id and state = 'RUNNING' and lines = :lines for update
                        """)
                .param("id", id)
                .param("lines", lines)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** On which earlier line each of these codes stood already; notes the others. */
    Map<String, Integer> earlier(UUID id, Map<String, Integer> lines) {
        return jdbc
                .sql("""
                        with noted as (
                            insert into intake.seen_code (run, code, line)
                            select :id, code, line
                            from unnest(cast(:codes as text[]), cast(:lines as int[])) as found (code, line)
                            on conflict do nothing)
                        select code, line from intake.seen_code where run = :id and code = any(:codes)
                        """)
                .param("id", id)
                .param("codes", lines.keySet().toArray(String[]::new))
                .param("lines", lines.values().toArray(Integer[]::new))
                .query((row, at) -> Map.entry(row.getString("code"), row.getInt("line")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void advance(UUID id, Progress progress, List<Doubt> doubts, Instant now) {
        int before = jdbc.sql("""
                        update intake.run set lines = lines + :lines, published = published + :published,
                            unchanged = unchanged + :unchanged, broken = broken + :broken, doubts = doubts + :doubts,
                            bytes_read = :bytesRead, taken_up = 0
                        where id = :id returning doubts - :doubts
                        """)
                .param("lines", progress.lines())
                .param("published", progress.published())
                .param("unchanged", progress.unchanged())
                .param("broken", progress.broken())
                .param("bytesRead", progress.bytesRead())
                .param("doubts", doubts.size())
                .param("id", id)
                .query(Integer.class)
                .single();
        this.doubts.write(id, doubts, before);
        if (progress.last()) {
            end(id, ImportRun.State.DONE, now);
        }
    }

    /** Ends a run that has not ended, and lets go of what it needed. */
    boolean end(UUID id, ImportRun.State how, Instant now) {
        boolean ended = jdbc.sql("""
                        update intake.run set state = :how, finished_at = :now
                        where id = :id and finished_at is null
                        """)
                        .param("id", id)
                        .param("how", how.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (ended) {
            for (var needed : List.of("piece", "seen_code")) {
                jdbc.sql("delete from intake." + needed + " where run = :id")
                        .param("id", id)
                        .update();
            }
        }
        return ended;
    }

    Optional<ImportRun> run(UUID id) {
        return jdbc.sql(RunRow.SELECT + "where id = :id")
                .param("id", id)
                .query(RunRow::view)
                .optional();
    }

    List<ImportRun> runs(int most) {
        return jdbc.sql(RunRow.SELECT + "order by started_at desc, id limit :most")
                .param("most", most)
                .query(RunRow::view)
                .list();
    }

    /** The last that had read the same file to its end before this one began. */
    Optional<ImportRun> sameFile(ImportRun run) {
        return jdbc.sql(RunRow.SELECT + """
                        where sha256 = :sha256 and state = 'DONE' and finished_at <= :began and id <> :id
                        order by finished_at desc limit 1
                        """)
                .param("sha256", run.sha256())
                .param("began", run.startedAt().atOffset(ZoneOffset.UTC))
                .param("id", run.id())
                .query(RunRow::view)
                .optional();
    }
}
