package org.tiaokuai.operation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.operation.Maintenance.Closure;
import org.tiaokuai.operation.Maintenance.State;
import org.tiaokuai.operation.SiteNotices.Draft;
import org.tiaokuai.operation.SiteNotices.Severity;
import org.tiaokuai.operation.SiteNotices.Standing;

/** Maintenance and notices as tables keep them, with who changed them. */
@Repository
class BoardRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    State maintenance() {
        return jdbc.sql(
                        "select id, closed, reason, reason_en, until from operation.maintenance order by id desc limit 1")
                .query((row, at) -> new State(row.getLong("id"), closure(row)))
                .optional()
                .orElse(new State(0, Optional.empty()));
    }

    void change(Optional<Closure> closure, long seen, Officer by) {
        int changed = jdbc.sql("""
                        insert into operation.maintenance (follows, closed, reason, reason_en, until, actor, name, at)
                        values (:seen, :closed, :reason, :reasonEn, :until, :actor, :name, :now)
                        on conflict on constraint each_change_follows_another do nothing
                        """)
                .param("seen", seen)
                .param("closed", closure.isPresent())
                .param("reason", closure.map(Closure::reason).orElse(""))
                .param("reasonEn", closure.map(Closure::reasonEn).orElse(""))
                .param(
                        "until",
                        closure.map(found -> found.until().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("actor", by.account())
                .param("name", by.name())
                .param("now", now())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("The maintenance mode was changed meanwhile");
        }
    }

    List<Standing> standing() {
        return jdbc.sql("""
                        select id, chinese, english, severity, begins, ends, name from operation.notice
                        where ended_at is null and ends > :now order by begins, id
                        """).param("now", now()).query(BoardRows::notice).list();
    }

    void post(Draft draft, Officer by) {
        jdbc.sql("""
                        insert into operation.notice
                            (id, chinese, english, severity, begins, ends, actor, name, at)
                        values (:id, :chinese, :english, :severity, :begins, :ends, :actor, :name, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("chinese", draft.chinese())
                .param("english", draft.english())
                .param("severity", draft.severity().name())
                .param("begins", draft.begins().atOffset(ZoneOffset.UTC))
                .param("ends", draft.ends().atOffset(ZoneOffset.UTC))
                .param("actor", by.account())
                .param("name", by.name())
                .param("now", now())
                .update();
    }

    boolean takeOff(UUID notice, Officer by) {
        return jdbc.sql("""
                                update operation.notice set ended_at = :now, actor = :actor, name = :name
                                where id = :notice and ended_at is null and ends > :now
                                """)
                        .param("notice", notice)
                        .param("actor", by.account())
                        .param("name", by.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    private static Optional<Closure> closure(ResultSet row) throws SQLException {
        return row.getBoolean("closed")
                ? Optional.of(new Closure(
                        row.getString("reason"),
                        row.getString("reason_en"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                : Optional.empty();
    }

    private static Standing notice(ResultSet row, int at) throws SQLException {
        var draft = new Draft(
                row.getString("chinese"),
                row.getString("english"),
                Severity.valueOf(row.getString("severity")),
                row.getObject("begins", OffsetDateTime.class).toInstant(),
                row.getObject("ends", OffsetDateTime.class).toInstant());
        return new Standing(row.getObject("id", UUID.class), draft, row.getString("name"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
