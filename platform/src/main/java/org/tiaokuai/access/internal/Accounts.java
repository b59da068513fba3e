package org.tiaokuai.access.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Officials;
import org.tiaokuai.access.Principal;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;

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
            var person = staff || personKey == null ? "" : personKey;
            return new Principal(
                    id,
                    generation,
                    staff,
                    personKey,
                    staff ? name : null,
                    staff ? null : new Sealed(name, cell("name", id, person)),
                    number == null ? null : new Sealed(number, cell("number", id, person)),
                    phone == null ? null : new Sealed(phone, cell("phone", id, person)),
                    null);
        }
    }

    private static final EnvelopePlace PLACE = EnvelopePlace.in(
                    "access.account", "id", "person_key", "name", "number", "phone")
            .where("kind = 'RESIDENT'");

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
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

    /** Once a day, for the time for which an account is kept. */
    void seen(UUID account) {
        jdbc.sql("update access.account set seen_on = :today where id = :account and seen_on < :today")
                .param("account", account)
                .param("today", LocalDate.now(clock))
                .update();
    }

    Optional<Sealed> recorded(UUID account, Particular particular) {
        return jdbc.sql("select person_key, " + column(particular)
                        + " as recorded from access.account where id = :account and kind = 'RESIDENT'")
                .param("account", account)
                .query((row, at) -> new Sealed(
                        row.getString("recorded"), cell(column(particular), account, row.getString("person_key"))))
                .optional();
    }

    static Cell cell(String column, UUID account, String person) {
        return PLACE.cell(column, account, person);
    }

    private static String column(Particular particular) {
        return switch (particular) {
            case NAME -> "name";
            case PHONE -> "phone";
        };
    }

    /** @param anew makes of what is recorded what is right */
    boolean correct(UUID account, Particular particular, UnaryOperator<Sealed> anew) {
        return recorded(account, particular)
                .map(anew)
                .filter(value -> jdbc.sql("update access.account set generation = generation + 1, " + column(particular)
                                        + " = :value where id = :account and kind = 'RESIDENT'")
                                .param("account", account)
                                .param("value", value.envelope())
                                .update()
                        == 1)
                .isPresent();
    }

    /** Of residents' accounts only a correction makes sessions worthless; that of a deleted account is nobody's. */
    boolean correctedSince(String session) {
        return jdbc.sql("""
                        select exists (
                            select from access.session kept join access.account
                                on account.id = substring(kept.principal_name from '^([0-9a-f-]{36})[.]')::uuid
                            where kept.session_id = :session and kind = 'RESIDENT'
                                and account.id || '.' || generation <> kept.principal_name)
                        """).param("session", session).query(Boolean.class).single();
    }

    List<UUID> idle(LocalDate seenBefore, UUID after, int most) {
        return jdbc.sql("""
                        select id from access.account
                        where kind = 'RESIDENT' and seen_on < :before and id > :after order by id limit :most
                        """)
                .param("before", seenBefore)
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The pseudonym stays, so that nobody else becomes this person. */
    boolean forget(UUID account) {
        return jdbc.sql("""
                        with gone as (
                            delete from access.account where id = :account and kind = 'RESIDENT' returning person_key)
                        insert into access.closed (person_key, at) select person_key, :now from gone
                        on conflict (person_key) do update set at = excluded.at
                        """)
                        .param("account", account)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean closed(Row account) {
        return account.kind().equals("RESIDENT") && closed(account.personKey());
    }

    boolean closed(@Nullable String person) {
        return jdbc.sql("select exists (select from access.closed where person_key = :person)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** Whoever deletes it waits for this transaction, and this one for whoever does so already. */
    boolean hold(UUID account) {
        return jdbc.sql("select true from access.account where id = :account for key share")
                .param("account", account)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean reopen(String person) {
        return jdbc.sql("delete from access.closed where person_key = :person")
                        .param("person", person)
                        .update()
                == 1;
    }

    boolean hasOfficer() {
        return jdbc.sql("select exists (select from access.account where kind = 'STAFF')")
                .query(Boolean.class)
                .single();
    }

    void signedIn(UUID account, Instant now) {
        long id = jdbc.sql("insert into access.sign_in (account, at) values (:account, :now) returning id")
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        ledger.append(new Fact(Fact.Kind.SIGN_IN, account.toString(), String.valueOf(id), now, Map.of()));
    }

    @Bean
    static Register signInsOfOfficers() {
        return new Register(Fact.Kind.SIGN_IN, """
                select id::text as row, account::text as about, at, '{}'::jsonb as content from access.sign_in
                """);
    }

    @Bean
    static EnvelopePlace envelopesInAccounts() {
        return PLACE;
    }
}
