package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes residents as the application would have, each like the first; what closing has written is not committed. */
final class ResidentRows implements AutoCloseable {

    private static final long SESSION = Duration.ofMinutes(30).toMillis();

    /** As sessions name whose they are: nothing has made this account's earlier sessions worthless. */
    private static final String FIRST_GENERATION = ".0";

    private final UUID account;
    private final String session;
    private final PreparedStatement accounts;
    private final PreparedStatement drafts;
    private final PreparedStatement papers;
    private final PreparedStatement sessions;
    private final PreparedStatement contents;

    /**
     * @param account the first resident's
     * @param session the first resident's
     */
    ResidentRows(Connection connection, UUID account, String session) throws SQLException {
        this.account = account;
        this.session = session;
        accounts = connection.prepareStatement("""
                insert into access.account (id, kind, login, person_key, name, number, phone, password, created_at)
                select ?, kind, ?, ?, ?, ?, ?, password, created_at from access.account where id = ?""");
        drafts = connection.prepareStatement("""
                insert into draft.draft (id, account, item, item_version, answers, pages, started_at, saved_at)
                select ?, ?, item, item_version, ?, pages, now(), now() from draft.draft where account = ?""");
        papers = connection.prepareStatement("""
                insert into dossier.paper (id, dossier, material, round, file, at)
                select gen_random_uuid(), ?, material, round, file, at from dossier.paper
                where dossier = (select id from draft.draft where account = ?)""");
        sessions = connection.prepareStatement("""
                insert into access.session (primary_id, session_id, creation_time, last_access_time,
                    max_inactive_interval, expiry_time, principal_name)
                select ?, ?, ?, ?, max_inactive_interval, ?, ? from access.session where primary_id = ?""");
        contents = connection.prepareStatement("insert into access.session_attributes values (?, ?, ?)");
    }

    /** @param envelopes of the account, by their columns */
    record Row(
            UUID account, String personKey, Map<String, String> envelopes, UUID draft, String answers, UUID session) {}

    void add(Row row, Map<String, byte[]> attributes) throws SQLException {
        Rows.batch(
                accounts,
                row.account,
                row.personKey,
                row.personKey,
                row.envelopes.get("name"),
                row.envelopes.get("number"),
                row.envelopes.get("phone"),
                this.account);
        Rows.batch(drafts, row.draft, row.account, row.answers, this.account);
        Rows.batch(papers, row.draft, this.account);
        var id = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        Rows.batch(
                sessions,
                id,
                row.session.toString(),
                now,
                now,
                now + SESSION,
                row.account + FIRST_GENERATION,
                this.session);
        for (var attribute : attributes.entrySet()) {
            Rows.batch(contents, id, attribute.getKey(), attribute.getValue());
        }
    }

    @Override
    public void close() throws SQLException {
        for (var statement : List.of(accounts, drafts, papers, sessions, contents)) {
            statement.executeBatch();
            statement.close();
        }
    }
}
