package org.tiaokuai.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.access.Staff.Act;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;

/** The officers' accounts as tables keep them, with their codes, acts and sessions. */
@Repository
class StaffAccounts {

    private static final String ACCOUNT = """
            select id, login, name, blocked_at, password is not null as activated, expires_at,
                   confirmed_at is not null as second_factor
            from access.account
                left join access.activation on activation.account = account.id
                left join access.second_factor on second_factor.account = account.id
            where kind = 'STAFF'
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    StaffAccounts(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(ACCOUNT + "and id = :id")
                .param("id", id)
                .query(StaffAccounts::account)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Account> lock(UUID id) {
        return jdbc.sql(ACCOUNT + "and id = :id for update of account")
                .param("id", id)
                .query(StaffAccounts::account)
                .optional();
    }

    /** Two who would take an administrator away come one after the other, until the transaction ends. */
    void lockAdministrators() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('administrators', 0))")
                .query((_, _) -> "")
                .list();
    }

    /** Whether any of them can sign in. */
    boolean anyInUse(Collection<UUID> accounts) {
        return jdbc.sql("""
                        select exists (select 1 from access.account
                                       where id = any (:accounts) and blocked_at is null and password is not null)
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    List<Account> named(Collection<String> logins) {
        return jdbc.sql(ACCOUNT + "and login = any (:logins)")
                .param("logins", logins.toArray(String[]::new))
                .query(StaffAccounts::account)
                .list();
    }

    List<Account> list(String asked, int from, int most) {
        return jdbc.sql(ACCOUNT + """
                        and (strpos(login, lower(:asked)) > 0 or strpos(name, :asked) > 0)
                        order by login limit :most offset :from
                        """)
                .param("asked", asked)
                .param("from", from)
                .param("most", most)
                .query(StaffAccounts::account)
                .list();
    }

    int count(String asked) {
        return jdbc.sql("""
                        select count(*) from access.account
                        where kind = 'STAFF' and (strpos(login, lower(:asked)) > 0 or strpos(name, :asked) > 0)
                        """).param("asked", asked).query(Integer.class).single();
    }

    /** False when it was so already. */
    boolean setBlocked(UUID account, boolean blocked) {
        return jdbc.sql("""
                                update access.account set blocked_at = :since
                                where id = :account and (blocked_at is null) = :blocked
                                """)
                        .param("account", account)
                        .param("since", blocked ? now() : null)
                        .param("blocked", blocked)
                        .update()
                == 1;
    }

    void forgetPassword(UUID account) {
        jdbc.sql("update access.account set password = null where id = :account")
                .param("account", account)
                .update();
    }

    void activate(UUID account, String password, String personKey) {
        jdbc.sql("update access.account set password = :password, person_key = :personKey where id = :account")
                .param("account", account)
                .param("password", password)
                .param("personKey", personKey)
                .update();
    }

    /**
     * Whoever is signed in under the account is so no longer, on every node; a session that is made later of what was read
     * of the account before is of an older generation, and nobody's.
     */
    void endSessions(UUID account) {
        jdbc.sql("""
                        with ended as (
                            update access.account set generation = generation + 1 where id = :account
                            returning id || '.' || (generation - 1) as named)
                        delete from access.session using ended where principal_name = named
                        """).param("account", account).update();
    }

    void note(UUID account, Act.Kind kind, Officer by) {
        var now = clock.instant();
        long id = jdbc.sql("""
                        insert into access.account_act (account, kind, actor, name, unit, at)
                        values (:account, :kind, :actor, :name, :unit, :now)
                        returning id
                        """)
                .param("account", account)
                .param("kind", kind.name())
                .param("actor", by.account())
                .param("name", by.name())
                .param("unit", by.post().departmentName())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        var content = Map.of("act", kind.name(), "actor", by.account().toString());
        ledger.append(new Fact(Fact.Kind.ACCOUNT_ACT, account.toString(), String.valueOf(id), now, content));
    }

    @Bean
    static Register actsOnAccounts() {
        return new Register(Fact.Kind.ACCOUNT_ACT, """
                select id::text as row, account::text as about, at,
                    jsonb_build_object('act', kind, 'actor', actor::text) as content
                from access.account_act
                """);
    }

    List<Act> acts(UUID account) {
        return jdbc.sql("select kind, name, unit, at from access.account_act where account = :account order by id desc")
                .param("account", account)
                .query((row, at) -> new Act(
                        Act.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Account account(ResultSet row, int at) throws SQLException {
        @Nullable OffsetDateTime until = row.getObject("expires_at", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                state(row),
                row.getBoolean("second_factor"),
                until == null ? null : until.toInstant());
    }

    private static Account.State state(ResultSet row) throws SQLException {
        if (row.getObject("blocked_at") != null) {
            return Account.State.BLOCKED;
        }
        return row.getBoolean("activated") ? Account.State.ACTIVE : Account.State.WAITING;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
