package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Officials;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Sealed;

/** The accounts, found by how their owners sign in. */
@Repository
class Accounts implements Officials {

    /** One account as it is stored. */
    record Row(
            UUID id,
            int generation,
            String kind,
            @Nullable String personKey,
            String name,
            @Nullable String number,
            @Nullable String phone,
            @Nullable String password,
            boolean blocked) {

        /** One that is made now. */
        Row(
                UUID id,
                String kind,
                @Nullable String personKey,
                String name,
                @Nullable String number,
                @Nullable String phone,
                @Nullable String password) {
            this(id, 0, kind, personKey, name, number, phone, password, false);
        }

        Principal principal() {
            var staff = kind.equals("STAFF");
            return new Principal(
                    id,
                    generation,
                    staff,
                    personKey,
                    staff ? name : null,
                    staff ? null : new Sealed(name),
                    number == null ? null : new Sealed(number),
                    phone == null ? null : new Sealed(phone),
                    null);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Row> find(String kind, String login) {
        return jdbc.sql("""
                        select id, generation, kind, person_key, name, number, phone, password,
                            blocked_at is not null as blocked
                        from access.account where kind = :kind and login = :login
                        """)
                .param("kind", kind)
                .param("login", login)
                .query(Row.class)
                .optional();
    }

    /** False when the login is taken. */
    boolean add(Row account, String login) {
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

    @Override
    public Map<UUID, Official> of(Collection<UUID> accounts) {
        var people = new HashMap<UUID, Official>();
        jdbc.sql("""
                        select id, name as official, person_key from access.account
                        where kind = 'STAFF' and id = any(:accounts)
                        """).param("accounts", accounts.toArray(UUID[]::new)).query(row -> {
            people.put(
                    row.getObject("id", UUID.class),
                    new Official(row.getString("official"), row.getString("person_key")));
        });
        return people;
    }

    boolean hasOfficer() {
        return jdbc.sql("select exists (select from access.account where kind = 'STAFF')")
                .query(Boolean.class)
                .single();
    }
}
