package org.tiaokuai.norm.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.tiaokuai.norm.NormLine;
import org.tiaokuai.norm.NormView;
import org.tiaokuai.norm.Norms;

/** Norms and their texts; a text that was approved never changes. */
@Repository
class NormRows {

    private static final String LINE = """
            select n.code, n.level, n.title, n.title_en, coalesce(t.version, 0) as version, t.decided_at,
                exists (select from norm.text p where p.norm = n.code and p.state = 'PROPOSED') as proposed
            from norm.norm n left join norm.text t on t.norm = n.code and t.state = 'IN_FORCE'
            """;

    private final JdbcClient jdbc;

    NormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<NormLine> all() {
        return jdbc.sql(LINE + " order by n.place").query(NormRows::line).list();
    }

    Optional<NormLine> line(String code) {
        return jdbc.sql(LINE + " where n.code = :code")
                .param("code", code)
                .query(NormRows::line)
                .optional();
    }

    /** Whoever else proposes or decides waits; false when there is no such norm. */
    boolean lock(String code) {
        return jdbc.sql("select code from norm.norm where code = :code for update")
                .param("code", code)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private static NormLine line(ResultSet row, int at) throws SQLException {
        return new NormLine(
                row.getString("code"),
                Norms.Level.valueOf(row.getString("level")),
                row.getString("title"),
                row.getString("title_en"),
                row.getInt("version"),
                instant(row, "decided_at"),
                row.getBoolean("proposed"));
    }

    List<NormView.Text> texts(String code) {
        return jdbc.sql("""
                        select id, state, coalesce(version, 0) as version, body, proposer, proposed_at, decider, decided_at,
                            reasons
                        from norm.text where norm = :code order by id desc
                        """)
                .param("code", code)
                .query((row, at) -> new NormView.Text(
                        row.getLong("id"),
                        NormView.State.valueOf(row.getString("state")),
                        row.getInt("version"),
                        row.getString("body"),
                        row.getString("proposer"),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        row.getString("decider"),
                        instant(row, "decided_at"),
                        row.getString("reasons")))
                .list();
    }

    void propose(String code, String body, Officer by, Instant now) {
        jdbc.sql("""
                        insert into norm.text (norm, state, body, proposed_by, proposer, proposed_at)
                        values (:code, 'PROPOSED', :body, :account, :proposer, :now)
                        """)
                .param("code", code)
                .param("body", body)
                .param("account", by.account())
                .param("proposer", signature(by))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who proposed a text that still waits. */
    Optional<UUID> proposer(String code, long proposal) {
        return jdbc.sql("""
                        select proposed_by from norm.text where norm = :code and id = :proposal and state = 'PROPOSED'
                        """)
                .param("code", code)
                .param("proposal", proposal)
                .query(UUID.class)
                .optional();
    }

    void giveBack(long proposal, Officer by, String reasons, Instant now) {
        decide(proposal, "RETURNED", null, by, reasons, now);
    }

    int approve(String code, long proposal, Officer by, String reasons, Instant now) {
        int version = 1
                + jdbc.sql("select coalesce(max(version), 0) from norm.text where norm = :code")
                        .param("code", code)
                        .query(Integer.class)
                        .single();
        jdbc.sql("update norm.text set state = 'REVISED' where norm = :code and state = 'IN_FORCE'")
                .param("code", code)
                .update();
        decide(proposal, "IN_FORCE", version, by, reasons, now);
        return version;
    }

    private void decide(
            long proposal, String state, @Nullable Integer version, Officer by, String reasons, Instant now) {
        jdbc.sql("""
                        update norm.text set state = :state, version = :version, decided_by = :account,
                            decider = :decider, decided_at = :now, reasons = :reasons
                        where id = :proposal
                        """)
                .param("proposal", proposal)
                .param("state", state)
                .param("version", version)
                .param("account", by.account())
                .param("decider", signature(by))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reasons", reasons)
                .update();
    }

    private static String signature(Officer officer) {
        return officer.post().departmentName() + " " + officer.post().title() + " " + officer.name();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
