package org.tiaokuai.privacy.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;

/** The keys in the database, wrapped by the root key; made on the first start, and wrapped anew for another root key. */
@Component
class StoredKeys implements KeyRing.Source, SmartInitializingSingleton {

    static final String FIRST = "k1";

    /** What such a key seals is bound to its cell; those of before December 2026 have another name. */
    static final String BINDING = "b";

    private static final String HASHING = "hash";
    private static final String HMAC = "HMAC";
    private static final int HASHING_OCTETS = 32;

    /** Each node looks once a minute. */
    private static final Duration KNOWN_BY_ALL = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RootKey.InUse roots;
    private final SealAlgorithm algorithm;
    private final Ledger ledger;
    private final Clock clock;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> unwrapped = new ConcurrentHashMap<>();
    private volatile @Nullable KeyRing known;

    StoredKeys(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RootKey.InUse roots,
            SealAlgorithm algorithm,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.roots = roots;
        this.algorithm = algorithm;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Refuses to start with a root key that is not the one with which this database was written. */
    @Override
    public void afterSingletonsInstantiated() {
        ring();
    }

    private record Row(String name, int number, String algorithm, byte[] wrapped, String root, boolean retired) {}

    @Override
    public KeyRing ring() {
        var ring = known;
        return ring == null ? anew() : ring;
    }

    @Override
    public synchronized KeyRing anew() {
        var ring = Objects.requireNonNull(transactions.execute(_ -> load()));
        known = ring;
        return ring;
    }

    @Override
    public KeyRing anew(String name) {
        if (rows().stream().anyMatch(row -> row.name().equals(name))) {
            asked.add(name);
        }
        return anew();
    }

    private KeyRing load() {
        var rows = rows();
        if (!begun(rows)) {
            lock();
            begin(rows());
            rows = rows();
        }
        return ring(rows.stream().map(this::underThisRoot).toList());
    }

    private List<Row> rows() {
        return jdbc.sql("""
                        select name, number, algorithm, wrapped, root, retired_at is not null as retired
                        from privacy.data_key order by number
                        """).query(Row.class).list();
    }

    /** Until the transaction ends no other node makes a key. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('privacy keys', 0))")
                .query((_, _) -> "")
                .list();
    }

    private static boolean begun(List<Row> rows) {
        return !rows.isEmpty() && Keys.binds(rows.getLast().name());
    }

    /** A platform from before keys stood in the database goes on with the two that its key file gave it. */
    private void begin(List<Row> rows) {
        if (rows.isEmpty()) {
            var before = sealedBefore().map(envelope -> roots.before(envelope, FIRST));
            var hashing = before.map(FileRoot::firstHashing).orElseGet(() -> SealKey.random(HASHING_OCTETS));
            add(HASHING, 0, HMAC, hashing, null);
            before.ifPresent(root -> add(FIRST, 1, SealAlgorithm.AES.name(), root.firstSealing(), null));
        }
        if (!begun(rows)) {
            addNext(null);
        }
    }

    private String addNext(@Nullable Officer by) {
        int number = rows().getLast().number() + 1;
        var name = BINDING + number;
        add(name, number, algorithm.name(), SealKey.random(algorithm.octets()), by);
        return name;
    }

    private Optional<String> sealedBefore() {
        return jdbc.sql("select sealed from privacy.key_check where key_id = :first")
                .param("first", FIRST)
                .query(String.class)
                .optional();
    }

    private void add(String name, int number, String how, byte[] key, @Nullable Officer by) {
        var now = clock.instant();
        jdbc.sql("""
                        insert into privacy.data_key (name, number, algorithm, wrapped, root, at, made_by, made_name)
                        values (:name, :number, :algorithm, :wrapped, :root, :now, :by, :byName)
                        """)
                .param("name", name)
                .param("number", number)
                .param("algorithm", how)
                .param("wrapped", roots.current().wrap(name, key))
                .param("root", roots.current().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.account())
                .param("byName", by == null ? "" : by.name())
                .update();
        var actor = by == null ? "" : by.account().toString();
        ledger.append(new Fact(Fact.Kind.KEY_MADE, name, name, now, Map.of("algorithm", how, "actor", actor)));
    }

    @Bean
    static Register keysMade() {
        return new Register(Fact.Kind.KEY_MADE, """
                select name as row, name as about, at,
                    jsonb_build_object('algorithm', algorithm, 'actor', coalesce(made_by::text, '')) as content
                from privacy.data_key
                """);
    }

    /** A key that another root wrapped is wrapped by this one from now on. */
    private Row underThisRoot(Row row) {
        if (row.root().equals(roots.current().name())) {
            return row;
        }
        var wrapped = roots.current().wrap(row.name(), roots.named(row.root()).unwrap(row.name(), row.wrapped()));
        jdbc.sql("update privacy.data_key set wrapped = :wrapped, root = :root where name = :name")
                .param("wrapped", wrapped)
                .param("root", roots.current().name())
                .param("name", row.name())
                .update();
        return new Row(
                row.name(),
                row.number(),
                row.algorithm(),
                wrapped,
                roots.current().name(),
                row.retired());
    }

    private KeyRing ring(List<Row> rows) {
        var all = new HashMap<String, SealKey>();
        Map<String, byte[]> opened = new HashMap<>();
        for (var row : rows) {
            if (!row.retired() || Keys.binds(row.name()) && asked.contains(row.name()) && unwraps(row)) {
                var key = unwrapped(row);
                opened.put(row.name(), key);
                if (!row.algorithm().equals(HMAC)) {
                    all.put(row.name(), SealKey.of(row.name(), SealAlgorithm.valueOf(row.algorithm()), key));
                }
            }
        }
        var current = Objects.requireNonNull(all.get(rows.getLast().name()));
        return new KeyRing(current, all, new SecretKeySpec(Objects.requireNonNull(opened.get(HASHING)), "HmacSHA256"));
    }

    /** What was unwrapped once needs the root key no more, so that work goes on while a token is away. */
    private byte[] unwrapped(Row row) {
        return unwrapped.computeIfAbsent(
                row.name() + " " + Base64.getEncoder().encodeToString(row.wrapped()), _ -> unwrap(row));
    }

    private byte[] unwrap(Row row) {
        try {
            return roots.current().unwrap(row.name(), row.wrapped());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new KeysRefused("The key " + row.name() + " in the database was altered: it does not unwrap", e);
        }
    }

    /**
     * Also those that are retired.
     *
     * @return how many unwrap
     */
    long unwrapAll(Consumer<String> locked) {
        long done = 0;
        for (var row : rows()) {
            if (unwraps(row)) {
                done++;
            } else {
                locked.accept(row.name());
            }
        }
        return done;
    }

    private boolean unwraps(Row row) {
        try {
            unwrapped(row);
            return true;
        } catch (KeysRefused e) {
            return false;
        }
    }

    /** From now on this seals what is new; what was sealed before opens as it did. */
    String renew(Officer by, String seen) {
        lock();
        var newest = rows().getLast().name();
        return newest.equals(seen) ? addNext(by) : newest;
    }

    /**
     * A key under which nothing lies in any place is retired, and one is not under which something turned up; but what turns up
     * under one that did not bind to the cell may come from anywhere.
     */
    void retire(int places) {
        jdbc.sql("""
                        update privacy.data_key set retired_at =
                            case when exists (select from privacy.under_key
                                              where under_key.key = data_key.name and envelopes > 0)
                                and (retired_at is null or starts_with(name, :binding))
                            then null else coalesce(retired_at, :now) end
                        where algorithm <> 'HMAC' and number < (select max(number) from privacy.data_key)
                            and (retired_at is not null or :places =
                                (select count(*) from privacy.walk where counted_at is not null and key =
                                    (select name from privacy.data_key order by number desc limit 1)))
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("places", places)
                .param("binding", BINDING)
                .update();
    }

    /** The newest, if it is not the only one and every node knows it by now. */
    Optional<String> newestOfMany() {
        return jdbc.sql("""
                        select name from privacy.data_key where algorithm <> 'HMAC' and at < :before
                            and number = (select max(number) from privacy.data_key)
                            and exists (select from privacy.data_key older
                                        where older.number < data_key.number and older.algorithm <> 'HMAC')
                        """)
                .param("before", clock.instant().minus(KNOWN_BY_ALL).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }
}
