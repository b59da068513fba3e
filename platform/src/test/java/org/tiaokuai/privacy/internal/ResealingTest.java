package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.privacy.FieldKeys;

/** Notes and answers under several keys, sealed anew while others write; each test begins with keys of its own. */
@EmptyPlatform
class ResealingTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RootKey.InUse roots;
    private final Ledger ledger;
    private final SettableClock clock;
    private final Walks walks;
    private final StoredKeys stored;
    private final Keys keys;
    private final Resealing resealing;
    private final FieldKeys fieldKeys;
    private final Officer officer;
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    @Autowired
    ResealingTest(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RootKey.InUse roots,
            Ledger ledger,
            SettableClock clock,
            Walks walks,
            StoredKeys stored,
            Keys keys,
            Resealing resealing,
            FieldKeys fieldKeys,
            SmallTown town) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.roots = roots;
        this.ledger = ledger;
        this.clock = clock;
        this.walks = walks;
        this.stored = stored;
        this.keys = keys;
        this.resealing = resealing;
        this.fieldKeys = fieldKeys;
        officer = town.officer(town.department("局" + UUID.randomUUID()), Role.SYSTEM_ADMINISTRATOR);
    }

    @BeforeEach
    void nothingLiesInThePlaces() {
        jdbc.sql("delete from desk.note").update();
        jdbc.sql("delete from casework.application where item = 'resealing'").update();
        jdbc.sql("delete from privacy.walk").update();
    }

    @AfterEach
    void theFirstKeyIsGone() {
        nothingLiesInThePlaces();
        jdbc.sql("delete from privacy.data_key where name = 'k1'").update();
    }

    /** What a note is called is its number and its id. */
    private String note(Function<Cell, Sealed> seal, String plain) {
        var note = "n "
                + jdbc.sql("select nextval(pg_get_serial_sequence('desk.note', 'id'))")
                        .query(Long.class)
                        .single();
        jdbc.sql("""
                        insert into desk.note (id, number, account, post, by_whom, text, at) overriding system value
                        values (:id, 'n', :account, :account, '某局　周砚秋', :text, now())
                        """)
                .param("id", id(note))
                .param("account", UUID.randomUUID())
                .param("text", seal.apply(cell(note)).envelope())
                .update();
        notes.put(note, plain);
        return note;
    }

    private String note(String plain) {
        return note(cell -> keys.seal(plain, cell), plain);
    }

    private static long id(String note) {
        return Long.parseLong(note.substring(2));
    }

    private static Cell cell(String note) {
        return new Cell("desk.note.text", note, "");
    }

    private Sealed read(String note) {
        return new Sealed(envelope(note), cell(note));
    }

    private String envelope(String note) {
        return jdbc.sql("select text from desk.note where id = :id")
                .param("id", id(note))
                .query(String.class)
                .single();
    }

    private void put(String note, String envelope) {
        jdbc.sql("update desk.note set text = :text where id = :id")
                .param("text", envelope)
                .param("id", id(note))
                .update();
    }

    private void application(String number, String answers) {
        jdbc.sql("""
                        insert into casework.application (number, draft, item, item_version, item_name, item_name_en,
                            account, subject, applicant, applicant_id, answers, handled_by, state, submitted_at, due_on, about)
                        values (:number, gen_random_uuid(), 'resealing', 1, '', '', gen_random_uuid(), 's', :name, :id,
                            cast(:answers as jsonb), gen_random_uuid(), 'SUBMITTED', now(), current_date, '')
                        """)
                .param("number", number)
                .param(
                        "name",
                        keys.seal("周𠮷安", new Cell("casework.application.applicant", number, "s"))
                                .envelope())
                .param(
                        "id",
                        keys.seal("32028119930521982X", new Cell("casework.application.applicant_id", number, "s"))
                                .envelope())
                .param("answers", answers)
                .update();
    }

    private String answers(String number) {
        return jdbc.sql("select cast(answers as text) from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    /** As on a platform from before keys stood in the database. */
    private Sealed underTheFirst(String plain, Cell cell) {
        var root = (FileRoot) roots.current();
        jdbc.sql("""
                        insert into privacy.data_key (name, number, algorithm, wrapped, root, at, made_name)
                        values ('k1', -1, 'AES', :wrapped, :root, :at, '') on conflict do nothing
                        """)
                .param("wrapped", root.wrap("k1", root.firstSealing()))
                .param("root", root.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var sealed = SealKey.of("k1", SealAlgorithm.AES, root.firstSealing())
                .seal(plain.getBytes(StandardCharsets.UTF_8), "");
        return new Sealed("k1:" + Base64.getEncoder().withoutPadding().encodeToString(sealed), cell);
    }

    /** The name of the newest key, after every node knows it. */
    private String renewed(SealAlgorithm algorithm) {
        var maker = new StoredKeys(jdbc, transactions, roots, algorithm, ledger, clock);
        var name = Objects.requireNonNull(transactions.execute(
                _ -> maker.renew(officer, maker.ring().current().name())));
        stored.anew();
        clock.pass(Duration.ofMinutes(3));
        return name;
    }

    private void mixed(int each) {
        for (int i = 0; i < each; i++) {
            var plain = "一" + i;
            note(cell -> underTheFirst(plain, cell), plain);
            note("二" + i);
        }
        renewed(SealAlgorithm.SM4);
        for (int i = 0; i < each; i++) {
            note("三" + i);
        }
    }

    private void everyNoteOpensAsItWas() {
        notes.forEach((id, plain) -> assertThat(keys.open(read(id))).isEqualTo(plain));
    }

    private long notUnder(String key) {
        return jdbc.sql("select count(*) from desk.note where text not like :key || ':%'")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private FieldKeys.Walk walk(String place) {
        return fieldKeys.walks().stream()
                .filter(walk -> walk.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private FieldKeys.KeyView view(String key) {
        return fieldKeys.keys().stream()
                .filter(view -> view.name().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingComesUnderTheNewestKeyWhileWritersWrite() throws Exception {
        mixed(400);
        var before = new Keys(new Remembered(stored.ring()));
        var newest = renewed(SealAlgorithm.AES);
        var leaves = leaves();
        var writing = new AtomicBoolean(true);
        var stale = List.copyOf(notes.keySet());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int writer = 0; writer < 3; writer++) {
                int which = writer;
                work.add(() -> write(writing, stale, which, before));
            }
            var running = work.stream().map(threads::submit).toList();
            for (int round = 0; round < 3; round++) {
                resealing.goOn(LONG);
            }
            writing.set(false);
            for (var one : running) {
                assertThat(one.get()).isPositive();
            }
        }
        resealing.goOn(LONG);
        clock.pass(Duration.ofDays(2));
        resealing.goOn(LONG);
        assertThat(notUnder(newest)).isZero();
        everyNoteOpensAsItWas();
        assertThat(walk("desk.note.text").left()).isZero();
        assertThat(walk("desk.note.text").unopened()).isEmpty();
        assertThat(walk("desk.note.text").countedAt()).isNotNull();
        assertThat(view(newest).under()).isGreaterThanOrEqualTo(notes.size());
        assertThat(view(newest).retiredAt()).isNull();
        assertThat(view("k1").under()).isZero();
        assertThat(leaves()).startsWith(leaves);
    }

    /** One writes anew, one brings envelopes of an old session, one reads. */
    private int write(AtomicBoolean going, List<String> stale, int which, Keys before) {
        var random = new Random(which);
        int done = 0;
        while (going.get()) {
            int at = random.nextInt(stale.size() / 3) * 3 + which;
            var id = stale.get(Math.min(at, stale.size() - 1));
            switch (which) {
                case 0 -> {
                    notes.put(id, "新" + done);
                    put(id, keys.seal("新" + done, cell(id)).envelope());
                }
                case 1 -> {
                    var plain = "旧" + done;
                    note(cell -> before.seal(plain, cell), plain);
                }
                default -> assertThat(keys.open(read(id))).isEqualTo(notes.get(id));
            }
            done++;
        }
        return done;
    }

    private String leaves() {
        return String.join(
                "\n",
                jdbc.sql("select text from ledger.leaf order by id")
                        .query(String.class)
                        .list());
    }

    @Test
    void ofADocumentOnlyTheEnvelopesChange() throws Exception {
        var old = keys.seal("一室", answer("R1", "addr")).envelope();
        var older = underTheFirst("13900001234", answer("R1", "tel")).envelope();
        var rest = """
                {"area": 1.10, "big": 123456789012345678901234567890, "note": "{\\"sealed\\": \\"%s\\"}", "sealed": "k1:AAAA",
                 "none": null, "list": ["a", {"b": 1}], "empty": {}, "tel": {"sealed": "%s"}, "addr": {"sealed": "%s"}}
                """;
        application("R1", rest.formatted("k1:AAAA", older, old));
        var before = answers("R1");
        var newest = renewed(SealAlgorithm.SM4);
        resealing.goOn(LONG);
        var after = answers("R1");
        assertThat(after).doesNotContain(old).doesNotContain(older).contains("\"area\": 1.10");
        var envelopes = jdbc.sql("""
                        select answers -> 'tel' ->> 'sealed' as tel, answers -> 'addr' ->> 'sealed' as addr
                        from casework.application where number = 'R1'
                        """).query().singleRow();
        var tel = String.valueOf(envelopes.get("tel"));
        var addr = String.valueOf(envelopes.get("addr"));
        assertThat(List.of(tel, addr)).allMatch(envelope -> envelope.startsWith(newest + ":"));
        assertThat(keys.open(new Sealed(tel, answer("R1", "tel")))).isEqualTo("13900001234");
        assertThat(keys.open(new Sealed(addr, answer("R1", "addr")))).isEqualTo("一室");
        assertThatThrownBy(() -> keys.open(new Sealed(tel, answer("R1", "addr"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(after.replace(tel, older).replace(addr, old)).isEqualTo(before);
        assertThat(walk("casework.application.answers").unopened()).isEmpty();
    }

    private static Cell answer(String number, String question) {
        return new Cell("casework.application.answers." + question, number, "s");
    }

    /** As a session that began before the newest key has them. */
    private record Remembered(KeyRing ring) implements KeyRing.Source {

        @Override
        public KeyRing anew() {
            return ring;
        }

        @Override
        public KeyRing anew(String name) {
            return ring;
        }
    }

    /** Fails as it seals the n-th, as whoever kills the process does to it. */
    private record Killed(StoredKeys stored, AtomicInteger left) implements KeyRing.Source {

        @Override
        public KeyRing ring() {
            if (left.decrementAndGet() < 0) {
                throw new UnsupportedOperationException("killed");
            }
            return stored.ring();
        }

        @Override
        public KeyRing anew() {
            return stored.anew();
        }

        @Override
        public KeyRing anew(String name) {
            return stored.anew(name);
        }
    }

    @Test
    void aRunThatWasKilledLosesNothingAndGoesOnWhereItStood() throws Exception {
        mixed(900);
        var newest = renewed(SealAlgorithm.AES);
        var killed = new Keys(new Killed(stored, new AtomicInteger(2_500)));
        assertThatThrownBy(() -> new Resealing(walks, stored, killed, transactions, clock).goOn(LONG))
                .hasMessage("killed");
        assertThat(notUnder(newest)).isBetween(1L, 2_699L);
        everyNoteOpensAsItWas();
        var stood = walks.of(place("desk.note.text")).orElseThrow();
        assertThat(stood.countedAt()).isNull();
        assertThat(stood.blocks()).isGreaterThan(stood.block());
        resealing.goOn(LONG);
        assertThat(notUnder(newest)).isZero();
        everyNoteOpensAsItWas();
    }

    private Place place(String name) {
        return walks.places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatDoesNotOpenIsLeftAsItIsCountedAndNamedAndTheRestIsDone() throws Exception {
        mixed(50);
        var ids = List.copyOf(notes.keySet());
        var broken = new HashMap<String, String>();
        var whole = envelope(ids.getFirst());
        broken.put(ids.get(0), flipped(whole));
        broken.put(ids.get(1), "k99:" + "A".repeat(60));
        broken.put(ids.get(2), "plain text");
        broken.put(ids.get(3), envelope(ids.get(3)).substring(0, 20));
        broken.put(ids.get(4), "k1:!");
        broken.put(ids.get(5), ":");
        broken.forEach(this::put);
        application(
                "R2",
                "{\"a\": {\"sealed\": \""
                        + flipped(keys.seal("x", answer("R2", "a")).envelope()) + "\"}, \"b\": {\"sealed\": \""
                        + keys.seal("乙", answer("R2", "b")).envelope() + "\"}, \"c\": {\"sealed\": 7}}");
        var newest = renewed(SealAlgorithm.AES);
        resealing.goOn(LONG);
        broken.forEach((id, envelope) -> assertThat(envelope(id)).isEqualTo(envelope));
        assertThat(notUnder(newest)).isEqualTo(broken.size());
        assertThat(walk("desk.note.text").unopened()).containsExactlyInAnyOrderElementsOf(broken.keySet());
        assertThat(walk("desk.note.text").left()).isEqualTo(broken.size());
        assertThat(walk("desk.note.text").countedAt()).isNotNull();
        assertThat(walk("casework.application.answers").unopened()).containsExactly("R2");
        assertThat(answers("R2"))
                .contains("\"b\": {\"sealed\": \"" + newest + ":")
                .contains("{\"sealed\": 7}");
        assertThat(view("k1").retiredAt()).isNull();

        // Each is tried again with the next count; what was mended meanwhile comes along.
        put(ids.getFirst(), whole);
        resealing.goOn(LONG);
        assertThat(envelope(ids.getFirst())).isEqualTo(whole);
        clock.pass(Duration.ofDays(1).plusMinutes(1));
        resealing.goOn(LONG);
        assertThat(keys.open(read(ids.getFirst()))).isEqualTo(notes.get(ids.getFirst()));
        assertThat(envelope(ids.getFirst())).startsWith(newest + ":");
        assertThat(walk("desk.note.text").unopened()).hasSize(broken.size() - 1).doesNotContain(ids.getFirst());
    }

    /** Another letter in the middle. */
    private static String flipped(String envelope) {
        int at = envelope.length() / 2;
        return envelope.substring(0, at) + (envelope.charAt(at) == 'A' ? 'B' : 'A') + envelope.substring(at + 1);
    }

    @Test
    void aKeyThatDidNotBindIsRetiredForEver() throws Exception {
        mixed(20);
        var newest = renewed(SealAlgorithm.AES);
        assertThat(view("k1").retiredAt()).isNull();
        resealing.goOn(LONG);
        assertThat(view("k1").retiredAt()).isEqualTo(clock.instant());
        assertThat(view("k1").under()).isZero();
        assertThat(view(newest).retiredAt()).isNull();
        assertThat(view("hash").retiredAt()).isNull();
        assertThat(new StoredKeys(jdbc, transactions, roots, SealAlgorithm.AES, ledger, clock)
                        .ring()
                        .all())
                .doesNotContainKey("k1")
                .containsKey(newest);
        var late = note(cell -> underTheFirst("迟", cell), "迟");
        stored.anew();
        assertThatThrownBy(() -> keys.open(read(late))).isInstanceOf(IllegalArgumentException.class);
        clock.pass(Duration.ofDays(1).plusMinutes(1));
        resealing.goOn(LONG);
        stored.anew();
        assertThatThrownBy(() -> keys.open(read(late))).isInstanceOf(IllegalArgumentException.class);
        assertThat(view("k1").retiredAt()).isNotNull();
        assertThat(view("k1").under()).isEqualTo(1);
        assertThat(walk("desk.note.text").unopened()).containsExactly(late);
    }

    @Test
    void whatComesUnderAKeyThatWasRetiredIsOpenedAndSealedAnew() throws Exception {
        note("早");
        var before = new Keys(new Remembered(stored.ring()));
        var name = stored.ring().current().name();
        var newest = renewed(SealAlgorithm.SM4);
        resealing.goOn(LONG);
        assertThat(view(name).retiredAt()).isEqualTo(clock.instant());
        var late = note(cell -> before.seal("迟", cell), "迟");
        assertThat(keys.open(read(late))).isEqualTo("迟");
        var wrong = note(cell -> new Sealed(flipped(before.seal("错", cell).envelope()), cell), "错");
        var moved = note(_ -> before.seal("移", cell(late)), "移");
        clock.pass(Duration.ofDays(1).plusMinutes(1));
        resealing.goOn(LONG);
        assertThat(envelope(late)).startsWith(newest + ":");
        assertThat(view(name).retiredAt()).isNull();
        assertThat(view(name).under()).isEqualTo(2);
        assertThat(walk("desk.note.text").unopened()).containsExactlyInAnyOrder(wrong, moved);
    }

    @Test
    void twoNodesAtOnceDoNoHarmAndNobodyIsWaitedFor() throws Exception {
        mixed(300);
        var newest = renewed(SealAlgorithm.AES);
        var locked = notes.keySet().iterator().next();
        var sealed = envelope(locked);
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("select id from desk.note where id = :id for update")
                    .param("id", id(locked))
                    .query(Long.class)
                    .single();
            try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                var both = nodes.invokeAll(List.<Callable<String>>of(this::node, this::node));
                for (var node : both) {
                    assertThat(node.get()).isEqualTo("done");
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(notUnder(newest)).isEqualTo(1);
        assertThat(envelope(locked)).isEqualTo(sealed);
        assertThat(walk("desk.note.text").countedAt()).isNull();
        resealing.goOn(LONG);
        assertThat(notUnder(newest)).isZero();
        assertThat(walk("desk.note.text").countedAt()).isNotNull();
        everyNoteOpensAsItWas();
    }

    private String node() throws InterruptedException {
        new Resealing(walks, stored, keys, transactions, clock).goOn(Duration.ofSeconds(10));
        return "done";
    }

    @Test
    void nothingIsTouchedBeforeEveryNodeKnowsTheKey() throws Exception {
        var id = note("早");
        var sealed = envelope(id);
        var maker = new StoredKeys(jdbc, transactions, roots, SealAlgorithm.AES, ledger, clock);
        transactions.executeWithoutResult(
                _ -> maker.renew(officer, maker.ring().current().name()));
        stored.anew();
        resealing.goOn(LONG);
        assertThat(envelope(id)).isEqualTo(sealed);
        assertThat(fieldKeys.walks()).isEmpty();
    }
}
