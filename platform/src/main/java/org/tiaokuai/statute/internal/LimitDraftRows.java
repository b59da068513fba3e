package org.tiaokuai.statute.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.statute.LimitDrafts.Draft;
import org.tiaokuai.statute.LimitDrafts.State;
import org.tiaokuai.statute.LimitRule;

/** The drafts in the database, each of whose two acts is a leaf of the ledger. */
@Repository
class LimitDraftRows {

    private final JdbcClient jdbc;

    LimitDraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COLUMNS = """
            select id, content, state, drafter_name, drafted_at, decider_name, decided_at, reasons
            from statute.limit_draft
            """;

    List<Draft> of(String id) {
        return jdbc.sql(COLUMNS + "where limit_id = :id order by drafted_at desc")
                .param("id", id)
                .query((row, at) -> draft(row))
                .list();
    }

    List<Draft> approved() {
        return jdbc.sql(COLUMNS + "where state = 'APPROVED'")
                .query((row, at) -> draft(row))
                .list();
    }

    List<String> waiting() {
        return jdbc.sql("select limit_id from statute.limit_draft where state = 'DRAFTED'")
                .query(String.class)
                .list();
    }

    /** Whether none was waiting. */
    boolean add(UUID id, LimitRule rule, String content, Officer officer, Instant now) {
        return jdbc.sql("""
                                insert into statute.limit_draft (id, limit_id, version, content, drafted_at, drafter,
                                    drafter_post, drafter_name, state)
                                values (:id, :limit, :version, :content, :now, :account, :post, :name, 'DRAFTED')
                                on conflict (limit_id) where state = 'DRAFTED' do nothing
                                """)
                        .param("id", id)
                        .param("limit", rule.id())
                        .param("version", rule.version())
                        .param("content", content)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("account", officer.account())
                        .param("post", officer.post().id())
                        .param("name", officer.name())
                        .update()
                == 1;
    }

    /** Whether it was waiting still; of two who decide at once the first does. */
    boolean decide(UUID id, State state, String reasons, Officer officer, Instant now) {
        return jdbc.sql("""
                                update statute.limit_draft set state = :state, reasons = :reasons, decided_at = :now,
                                    decider = :account, decider_post = :post, decider_name = :name
                                where id = :id and state = 'DRAFTED'
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("reasons", reasons)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("account", officer.account())
                        .param("post", officer.post().id())
                        .param("name", officer.name())
                        .update()
                == 1;
    }

    UUID drafter(UUID id) {
        return jdbc.sql("select drafter from statute.limit_draft where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    String content(UUID id) {
        return jdbc.sql("select content from statute.limit_draft where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        var decided = row.getTimestamp("decided_at");
        var decidedAt = decided == null ? null : decided.toInstant();
        var rule = ShippedLimit.read("[" + row.getString("content") + "]").getFirst();
        return new Draft(
                row.getObject("id", UUID.class),
                state == State.APPROVED ? rule.approved(Objects.requireNonNull(decidedAt)) : rule,
                state,
                row.getString("drafter_name"),
                row.getTimestamp("drafted_at").toInstant(),
                orEmpty(row.getString("decider_name")),
                decidedAt,
                row.getString("reasons"));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @Bean
    static Register changesOfLimits() {
        return new Register(Fact.Kind.LIMIT_RULE, """
                select id || '-DRAFTED' as row, limit_id as about, drafted_at as at,
                    jsonb_build_object('event', 'DRAFTED', 'version', version::text,
                        'rule', encode(sha256(convert_to(content, 'UTF8')), 'base64'),
                        'actor', drafter::text, 'post', drafter_post::text, 'reasons', '') as content
                from statute.limit_draft
                union all
                select id || '-' || state, limit_id, decided_at,
                    jsonb_build_object('event', state, 'version', version::text,
                        'rule', encode(sha256(convert_to(content, 'UTF8')), 'base64'),
                        'actor', decider::text, 'post', decider_post::text, 'reasons', reasons)
                from statute.limit_draft where state <> 'DRAFTED'
                """);
    }
}
