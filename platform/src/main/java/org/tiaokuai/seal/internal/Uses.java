package org.tiaokuai.seal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.seal.SealUse;
import org.tiaokuai.seal.SealUse.Kind;

/** The use log; who keeps a seal is read off it too, so that there is one truth. */
@Repository
class Uses {

    private static final String SELECT = "select id, kind, document, sha256, at, by_whom from seal.use ";

    private final JdbcClient jdbc;

    Uses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two officers who reach for one seal come one after the other. */
    void lock(UUID department) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:department, 5))")
                .param("department", department.toString())
                .query((_, _) -> "")
                .list();
    }

    void addSealed(UUID department, String document, String sha256, Hand hand, Instant now) {
        add(department, Kind.SEALED, document, sha256, hand, now);
    }

    void addCustody(UUID department, Hand hand, Instant now) {
        add(department, Kind.CUSTODY, "", null, hand, now);
    }

    private void add(UUID department, Kind kind, String document, @Nullable String sha256, Hand hand, Instant now) {
        jdbc.sql("""
                        insert into seal.use (department, kind, document, sha256, at, actor, post, by_whom)
                        values (:department, :kind, :document, :sha256, :at, :actor, :post, :byWhom)
                        """)
                .param("department", department)
                .param("kind", kind.name())
                .param("document", document)
                .param("sha256", sha256)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("actor", hand.account())
                .param("post", hand.post())
                .param("byWhom", hand.name())
                .update();
    }

    Optional<SealUse> custody(UUID department) {
        return jdbc.sql(SELECT + "where department = :department and kind = 'CUSTODY' order by id desc limit 1")
                .param("department", department)
                .query(Uses::row)
                .optional();
    }

    boolean kept(long custody, UUID account, UUID post) {
        return jdbc.sql("select actor = :account and post = :post from seal.use where id = :custody")
                .param("account", account)
                .param("post", post)
                .param("custody", custody)
                .query(Boolean.class)
                .single();
    }

    List<SealUse> of(UUID department, long before, int rows) {
        return jdbc.sql(SELECT + """
                        where department = :department and (:before = 0 or id < :before) order by id desc limit :rows
                        """)
                .param("department", department)
                .param("before", before)
                .param("rows", rows)
                .query(Uses::row)
                .list();
    }

    private static SealUse row(ResultSet row, int at) throws SQLException {
        var sha256 = row.getString("sha256");
        return new SealUse(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("document"),
                sha256 == null ? "" : sha256,
                row.getTimestamp("at").toInstant(),
                row.getString("by_whom"));
    }
}
