package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts, found by how their owners sign in. */
@Repository
class Accounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<AccountRow> find(String kind, String login) {
        return jdbc.sql("""
                        select id, kind, person_key, name, number, phone, password
                        from access.account where kind = :kind and login = :login
                        """)
                .param("kind", kind)
                .param("login", login)
                .query(AccountRow.class)
                .optional();
    }

    /** False when the login is taken. */
    boolean add(AccountRow account, String login) {
        return jdbc.sql("""
                                insert into access.account
                                    (id, kind, login, person_key, name, number, phone, password, created_at)
                                values (:id, :kind, :login, :personKey, :name, :number, :phone, :password, :now)
                                on conflict on constraint a_login_is_unique_in_its_kind do nothing
                                """)
                        .param("id", account.id())
                        .param("kind", account.kind())
                        .param("personKey", account.personKey())
                        .param("name", account.name())
                        .param("number", account.number())
                        .param("phone", account.phone())
                        .param("password", account.password())
                        .param("login", login)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean hasOfficer() {
        return jdbc.sql("select exists (select from access.account where kind = 'STAFF')")
                .query(Boolean.class)
                .single();
    }
}
