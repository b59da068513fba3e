package org.tiaokuai.access.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one-time code: kept as a hash, renewed at each start of an empty platform, gone once it is used. */
@Repository
class FirstCodes {

    /** Without 0 O 1 I L, which people confuse when they copy from a screen. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    FirstCodes(JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    String renew() {
        var code = random.ints(16, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining());
        jdbc.sql("""
                        insert into access.first_administrator_code (code, made_at) values (:code, :now)
                        on conflict (only_one) do update set code = excluded.code, made_at = excluded.made_at
                        """)
                .param("code", passwords.hash(code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    boolean matches(String typed) {
        var code = typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        return jdbc.sql("select code from access.first_administrator_code for update")
                .query(String.class)
                .optional()
                .filter(hash -> passwords.match(code, hash))
                .isPresent();
    }

    void use() {
        jdbc.sql("delete from access.first_administrator_code").update();
    }
}
