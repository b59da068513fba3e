package org.tiaokuai.file.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.file.StoredFile;

/** What is known of the files; their contents lie elsewhere. */
@Repository
class FileRows {

    /** The lock of who takes contents away, and of who must find them. */
    static final String FORGETTING = "hashtextextended('files are taken away', 0)";

    private static final EnvelopePlace PLACE = EnvelopePlace.in("file.stored", "id", "subject", "name", "key");

    private final JdbcClient jdbc;
    private final int mostUnused;
    private final DataSize largestUnused;

    FileRows(
            JdbcClient jdbc,
            @Value("${tiaokuai.file.most-unused}") int mostUnused,
            @Value("${tiaokuai.file.largest-unused}") DataSize largestUnused) {
        this.jdbc = jdbc;
        this.mostUnused = mostUnused;
        this.largestUnused = largestUnused;
    }

    /**
     * False when it is bounded and the account has too much that nothing refers to; of its uploads at once one comes after
     * the other.
     */
    @Transactional
    public boolean add(StoredFile file, boolean bounded) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('unused files of ' || :by, 0))")
                .param("by", file.by().toString())
                .query((_, _) -> "")
                .list();
        return jdbc.sql("""
                        insert into file.stored (id, by, subject, name, key, kind, size, sha256, preview, at, kept)
                        select :id, :by, :subject, :name, :key, :kind, :size, :sha256, :preview, :at, false
                        where not :bounded
                            or (select count(*) < :mostUnused and coalesce(sum(size), 0) + :size <= :largestUnused
                                from file.stored where by = :by and not kept)
                        """)
                        .param("bounded", bounded)
                        .param("mostUnused", mostUnused)
                        .param("largestUnused", largestUnused.toBytes())
                        .param("id", file.id())
                        .param("by", file.by())
                        .param("subject", file.subject())
                        .param("name", file.name().envelope())
                        .param("key", file.key().envelope())
                        .param("kind", file.kind().name())
                        .param("size", file.size())
                        .param("sha256", file.sha256())
                        .param("preview", file.preview())
                        .param("at", file.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int keep(UUID id) {
        return jdbc.sql("update file.stored set kept = true where id = :id")
                .param("id", id)
                .update();
    }

    List<StoredFile> find(Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, by, subject, name, key, kind, size, sha256, preview, at from file.stored
                        where id = any(:ids)
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(FileRows::file)
                .list();
    }

    void remove(UUID id) {
        jdbc.sql("delete from file.stored where id = :id").param("id", id).update();
    }

    /** Nothing refers to it any more, and it is taken away as if it had been stored long ago. */
    void discard(UUID id) {
        jdbc.sql("update file.stored set kept = false, at = '-infinity' where id = :id")
                .param("id", id)
                .update();
    }

    /** A file that has a row, whether something refers to it or not. */
    record Held(UUID id, Sealed key, boolean preview, boolean kept) {}

    /** The next ones by their ids. */
    List<Held> after(UUID id, int most) {
        return jdbc.sql(
                        "select id, subject, key, preview, kept from file.stored where id > :after order by id limit :most")
                .param("after", id)
                .param("most", most)
                .query((row, at) -> new Held(
                        row.getObject("id", UUID.class),
                        sealed(row, "key"),
                        row.getBoolean("preview"),
                        row.getBoolean("kept")))
                .list();
    }

    /** For the rest of the transaction; false while somebody must find everything. */
    boolean mayForget() {
        return jdbc.sql("select pg_try_advisory_xact_lock(" + FORGETTING + ")")
                .query(Boolean.class)
                .single();
    }

    List<UUID> unreferred(Instant before) {
        return jdbc.sql("select id from file.stored where not kept and at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    static Cell cell(String column, UUID id, String subject) {
        return PLACE.cell(column, id, subject);
    }

    private static Sealed sealed(ResultSet row, String column) throws SQLException {
        return new Sealed(
                row.getString(column), cell(column, row.getObject("id", UUID.class), row.getString("subject")));
    }

    private static StoredFile file(ResultSet row, int at) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                row.getObject("by", UUID.class),
                row.getString("subject"),
                sealed(row, "name"),
                sealed(row, "key"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getBoolean("preview"),
                row.getTimestamp("at").toInstant());
    }

    @Bean
    static EnvelopePlace envelopesInFiles() {
        return PLACE;
    }
}
