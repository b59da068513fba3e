package org.tiaokuai.access.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes that people copy from a screen or from paper: kept as hashes, gone once they are used. */
@Repository
class Codes {

    /** Without 0 O 1 I L, which people confuse. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    Codes(JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** A new one, in groups of four. */
    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?!$)", "$1-");
    }

    /** However it was typed. */
    static String tidy(String typed) {
        return typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    /** The one with which the first administrator is made; each start of an empty platform renews it. */
    String renewFirst() {
        var code = next();
        jdbc.sql("""
                        insert into access.first_administrator_code (code, made_at) values (:code, :now)
                        on conflict (only_one) do update set code = excluded.code, made_at = excluded.made_at
                        """)
                .param("code", passwords.hash(tidy(code)))
                .param("now", now())
                .update();
        return code;
    }

    boolean matchesFirst(String typed) {
        var code = tidy(typed);
        return jdbc.sql("select code from access.first_administrator_code for update")
                .query(String.class)
                .optional()
                .filter(hash -> passwords.match(code, hash))
                .isPresent();
    }

    void useFirst() {
        jdbc.sql("delete from access.first_administrator_code").update();
    }

    /** The one with which an officer activates an account; the next takes its place. */
    void keep(UUID account, String code, Instant until) {
        jdbc.sql("""
                        insert into access.activation (account, code, expires_at) values (:account, :code, :until)
                        on conflict (account) do update set code = excluded.code, expires_at = excluded.expires_at
                        """)
                .param("account", account)
                .param("code", code)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whose code it is, and gone with the asking; a renewal or a block at the same time comes first or after. */
    Optional<UUID> use(String login, String code) {
        return jdbc.sql("""
                        select id from access.account
                        where kind = 'STAFF' and login = :login and blocked_at is null for update
                        """).param("login", login).query(UUID.class).optional().filter(account -> use(account, code));
    }

    private boolean use(UUID account, String code) {
        return jdbc.sql("""
                                delete from access.activation
                                where account = :account and code = :code and expires_at > :now
                                """)
                        .param("account", account)
                        .param("code", code)
                        .param("now", now())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
