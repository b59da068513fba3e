package org.tiaokuai.dossier.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.dossier.Dossiers.EnclosePaper;
import org.tiaokuai.dossier.Dossiers.SeePaper;
import org.tiaokuai.dossier.Paper.Seen;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;

/** Which paper lies in which dossier. */
@Repository
class PaperRows {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    PaperRows(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** One paper as it is stored. */
    record Row(
            UUID id,
            int material,
            int round,
            @Nullable UUID file,
            Instant at,
            @Nullable Seen seen) {

        static Row of(EnclosePaper command, Instant now) {
            var file = command.file();
            return new Row(
                    UUID.randomUUID(), command.material(), command.round(), file == null ? null : file.id(), now, null);
        }
    }

    /** Two uploads to one dossier come one after the other, so that the limits hold. */
    void lock(UUID dossier) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:dossier, 0))")
                .param("dossier", dossier.toString())
                .query((_, _) -> "")
                .list();
    }

    void add(UUID dossier, Row row) {
        jdbc.sql("""
                        insert into dossier.paper (id, dossier, material, round, file, at)
                        values (:id, :dossier, :material, :round, :file, :at)
                        """)
                .param("id", row.id())
                .param("dossier", dossier)
                .param("material", row.material())
                .param("round", row.round())
                .param("file", row.file())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The paper that was taken out. */
    Optional<Row> remove(UUID dossier, int round, UUID paper) {
        return jdbc.sql("""
                        delete from dossier.paper where id = :paper and dossier = :dossier and round = :round
                        returning id, material, round, file, at, seen_at, seen_name
                        """)
                .param("paper", paper)
                .param("dossier", dossier)
                .param("round", round)
                .query(PaperRows::row)
                .optional();
    }

    /** Those that were taken out. */
    List<Row> removeAll(UUID dossier, int round) {
        return jdbc.sql("""
                        delete from dossier.paper where dossier = :dossier and round = :round
                        returning id, material, round, file, at, seen_at, seen_name
                        """)
                .param("dossier", dossier)
                .param("round", round)
                .query(PaperRows::row)
                .list();
    }

    List<UUID> removeFiles(UUID dossier) {
        return jdbc.sql("delete from dossier.paper where dossier = :dossier and file is not null returning file")
                .param("dossier", dossier)
                .query(UUID.class)
                .list();
    }

    /** Where nobody had seen it before. */
    void see(SeePaper command, Instant now) {
        jdbc.sql("""
                        update dossier.paper
                        set seen_at = :now, seen_by = :account, seen_post = :post, seen_name = :byWhom
                        where id = :paper and dossier = :dossier and file is null and seen_at is null
                        returning material
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", command.account())
                .param("post", command.post())
                .param("byWhom", command.byWhom())
                .param("paper", command.paper())
                .param("dossier", command.dossier())
                .query(Integer.class)
                .optional()
                .ifPresent(material -> record(command, material, now));
    }

    private void record(SeePaper command, int material, Instant now) {
        var dossier = command.dossier().toString();
        ledger.append(new Fact(
                Fact.Kind.ORIGINAL_SEEN,
                dossier,
                command.paper().toString(),
                now,
                nameless(Map.of(
                        "dossier", dossier,
                        "material", String.valueOf(material),
                        "actor", command.account().toString(),
                        "post", command.post().toString(),
                        "byWhom", command.byWhom()))));
    }

    private static Map<String, String> nameless(Map<String, String> content) {
        var nameless = new HashMap<>(content);
        var dossier = String.valueOf(nameless.remove("dossier"));
        nameless.computeIfPresent("byWhom", (_, name) -> Veiled.name(dossier, name));
        return nameless;
    }

    @Bean
    static Register originalsSeen() {
        return new Register(Fact.Kind.ORIGINAL_SEEN, """
                select id::text as row, dossier::text as about, seen_at as at,
                    jsonb_build_object('dossier', dossier::text, 'material', material::text, 'actor', seen_by::text,
                        'post', seen_post::text, 'byWhom', seen_name) as content
                from dossier.paper where seen_at is not null
                """, PaperRows::nameless);
    }

    List<Row> of(UUID dossier) {
        return jdbc.sql("""
                        select id, material, round, file, at, seen_at, seen_name from dossier.paper
                        where dossier = :dossier order by at, id
                        """).param("dossier", dossier).query(PaperRows::row).list();
    }

    /** A row, and where the paper lies. */
    record Lying(UUID dossier, Row row) {}

    List<Lying> of(Collection<UUID> dossiers) {
        return jdbc.sql("""
                        select dossier, id, material, round, file, at, seen_at, seen_name from dossier.paper
                        where dossier = any(:dossiers) order by at, id
                        """)
                .param("dossiers", dossiers.toArray(UUID[]::new))
                .query((row, at) -> new Lying(row.getObject("dossier", UUID.class), row(row, at)))
                .list();
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("material"),
                row.getInt("round"),
                row.getObject("file", UUID.class),
                row.getTimestamp("at").toInstant(),
                seen(row));
    }

    private static @Nullable Seen seen(ResultSet row) throws SQLException {
        var at = row.getTimestamp("seen_at");
        return at == null ? null : new Seen(at.toInstant(), row.getString("seen_name"));
    }
}
