package org.tiaokuai.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
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
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.access.Staff.Act;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;

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

    /** An account that is gone cannot be what its acts say either. */
    private static final String OTHERWISE_THAN_DONE = """
            select coalesce(account.id, done.account)::text as about, coalesce(done.id::text, '') as row,
                coalesce(done.kind || ' ' || done.at, '') as recorded,
                case when account.id is null then 'GONE' else coalesce(blocked_at::text, '') end as standing
            from access.account full join (
                select distinct on (account) account, id, kind, at from access.account_act
                where kind in ('BLOCKED', 'UNBLOCKED') order by account, id desc) done on done.account = account.id
            where account.id is null or (blocked_at is not null) <> (done.kind is not distinct from 'BLOCKED')
            """;

    /** Within a minute of either act a sign-in proves nothing, for clocks of several platforms may differ so much. */
    private static final String WHILE_BLOCKED = """
            select block.account::text as about, entry.id::text as row, block.kind || ' ' || block.at as recorded,
                'SIGN_IN ' || entry.at as standing
            from access.account_act block join access.sign_in entry
                on entry.account = block.account and entry.at > block.at + interval '1 minute'
            where block.kind = 'BLOCKED' and not exists (
                select from access.account_act later
                where later.account = block.account and later.id > block.id and later.kind in ('BLOCKED', 'UNBLOCKED')
                    and later.at < entry.at + interval '1 minute')
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
        note(account, kind, by, "");
    }

    /** @param name under which the officer acts from then on */
    void noteInvited(UUID account, String name, Officer by) {
        note(account, Act.Kind.INVITED, by, name);
    }

    private void note(UUID account, Act.Kind kind, Officer by, String given) {
        var now = clock.instant();
        long id = jdbc.sql("""
                        insert into access.account_act (account, kind, actor, name, unit, at, named)
                        values (:account, :kind, :actor, :name, :unit, :now, :named)
                        returning id
                        """)
                .param("account", account)
                .param("kind", kind.name())
                .param("actor", by.account())
                .param("name", by.name())
                .param("unit", by.post().departmentName())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("named", !given.isEmpty())
                .query(Long.class)
                .single();
        var content =
                new HashMap<>(Map.of("act", kind.name(), "actor", by.account().toString()));
        if (!given.isEmpty()) {
            content.put("name", Veiled.name(account.toString(), given));
        }
        ledger.append(new Fact(Fact.Kind.ACCOUNT_ACT, account.toString(), String.valueOf(id), now, content));
    }

    @Bean
    static Register actsOnAccounts() {
        return new Register(Fact.Kind.ACCOUNT_ACT, """
                select act.id::text as row, act.account::text as about, at,
                    jsonb_build_object('act', act.kind, 'actor', actor::text)
                        || case when named then jsonb_build_object('account', act.account::text, 'name', account.name)
                            else '{}' end as content
                from access.account_act act left join access.account
                    on account.id = act.account and account.kind = 'STAFF'
                """, StaffAccounts::nameless);
    }

    private static Map<String, String> nameless(Map<String, String> row) {
        var content = new HashMap<>(row);
        var account = String.valueOf(content.remove("account"));
        content.computeIfPresent("name", (_, name) -> Veiled.name(account, name));
        return content;
    }

    @Bean
    static Contradiction accountsOtherwiseThanTheirActsSay() {
        return new Contradiction(Fact.Kind.ACCOUNT_ACT, OTHERWISE_THAN_DONE);
    }

    @Bean
    static Contradiction signInsOfWhoWasBlocked() {
        return new Contradiction(Fact.Kind.SIGN_IN, WHILE_BLOCKED);
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
