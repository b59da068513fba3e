package org.tiaokuai.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.Placed;
import org.tiaokuai.TakenBack;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Cosignature;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Head;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Witnesses.Standing;
import org.tiaokuai.ledger.Witnesses.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A witness may answer late, wrongly or not at all: work goes on, and only what it truly signed is kept. */
@EmptyPlatform
class WitnessingTest {

    /** What a witness answers. */
    record Reply(int status, String body) {}

    @Autowired
    TakenBack takenBack;

    private final JsonMapper json = JsonMapper.shared();
    private final Cosignatures cosignatures;
    private final Ledger ledger;
    private final Checks checks;
    private final HeadKey key;
    private final TreeHash hash;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<JsonNode, Reply> answer = body -> new Reply(500, "{}");

    private Path home;
    private HeadKey theirs;
    private Witnessing witnessing;

    @Autowired
    WitnessingTest(
            Cosignatures cosignatures,
            Ledger ledger,
            Checks checks,
            HeadKey key,
            TreeHash hash,
            Clock clock,
            JdbcClient jdbc,
            TransactionTemplate transactions)
            throws IOException {
        this.cosignatures = cosignatures;
        this.ledger = ledger;
        this.checks = checks;
        this.key = key;
        this.hash = hash;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void aWitnessAndAHead(@TempDir Path folder) throws IOException {
        home = folder;
        server.createContext("/heads", exchange -> {
            var body = json.readTree(exchange.getRequestBody().readAllBytes());
            sent.add(body);
            var reply = answer.apply(body);
            var octets = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
        theirs = HeadKey.in(home.resolve("witness.key"), hash);
        witnessing = node();
        if (ledger.heads(1).isEmpty()) {
            act();
        }
    }

    @AfterEach
    void over() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One of several platforms on the database. */
    private Witnessing node() {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var list = new WitnessList(List.of("court " + address + " " + WitnessListTest.base64(theirs)), hash, key);
        return new Witnessing(list, new WitnessClient(), cosignatures, ledger, key, clock);
    }

    /** Returns when it stands under the newest head. */
    private Head act() {
        long before = ledger.heads(1).stream().mapToLong(Head::size).findFirst().orElse(0);
        transactions.executeWithoutResult(_ -> ledger.append(new Fact(
                Fact.Kind.CASE_EVENT,
                "case " + UUID.randomUUID(),
                "1",
                Instant.parse("2026-03-02T01:00:00Z"),
                Map.of())));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Placed.all(jdbc) && ledger.heads(1).stream().anyMatch(head -> head.size() > before));
        return ledger.heads(1).getFirst();
    }

    private Reply signed(JsonNode body) {
        return signed(body, theirs, "2026-03-02T01:00:00Z");
    }

    private Reply signed(JsonNode body, HeadKey signer, String at) {
        var head = json.treeToValue(body.path("head"), Head.class);
        var text = Cosignature.text(head, Instant.parse(at));
        var signature = Base64.getEncoder().encodeToString(signer.sign(Canonical.octets(text)));
        return new Reply(200, json.writeValueAsString(Map.of("key", signer.name(), "at", at, "signature", signature)));
    }

    private Reply told(int status, Map<String, ?> body) {
        return new Reply(status, json.writeValueAsString(body));
    }

    private Standing standing() {
        return witnessing.standings().getFirst();
    }

    private void sendUntil(State state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            witnessing.send();
            return standing().state() == state;
        });
    }

    private void sendUntilSigned(Head head) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            witnessing.send();
            return standing().signed() == head.size();
        });
    }

    @Test
    void theNewestHeadIsCountersignedAndTheNextWithItsGrowth() {
        answer = this::signed;
        assertThat(standing().state()).isEqualTo(State.NEW);
        var first = ledger.heads(1).getFirst();
        sendUntilSigned(first);
        assertThat(sent.getFirst().path("old").longValue()).isZero();
        assertThat(sent.getFirst().path("proof").isEmpty()).isTrue();
        var next = act();
        sendUntilSigned(next);
        assertThat(sent.getLast().path("old").longValue()).isEqualTo(first.size());
        assertThat(sent.getLast().path("proof").isEmpty()).isFalse();
        assertThat(witnessing.by(List.of(next))).containsEntry(next.size(), List.of("court"));
        assertThat(witnessing
                        .cosigned(first.size(), theirs.name())
                        .orElseThrow()
                        .growth())
                .isNull();
        assertThat(standing()).satisfies(court -> {
            assertThat(court.state()).isEqualTo(State.AGREES);
            assertThat(court.behind()).isZero();
            assertThat(court.said()).isEmpty();
        });
        witnessing.send();
        assertThat(sent).as("nothing is sent twice").hasSize(2);
    }

    @Test
    void aHeadBetweenIsShownUnderTheNextThatWasCountersigned() {
        answer = this::signed;
        sendUntilSigned(ledger.heads(1).getFirst());
        var between = act();
        var later = act();
        assertThat(witnessing.cosigned(between.size(), theirs.name())).isEmpty();
        sendUntilSigned(later);
        var cosigned = witnessing.cosigned(between.size(), theirs.name()).orElseThrow();
        assertThat(cosigned.head()).isEqualTo(later);
        assertThat(cosigned.growth())
                .isEqualTo(ledger.consistency(between.size(), later.size()).orElseThrow());
        assertThat(witnessing.cosigned(between.size(), "another")).isEmpty();
        assertThat(witnessing.cosigned(later.size() + 1, null)).isEmpty();
        assertThat(witnessing.cosigned(-1, null)).isEmpty();
    }

    @Test
    void aWitnessThatKnowsAnotherSizeIsSentTheGrowthFromThere() {
        answer = this::signed;
        var first = ledger.heads(1).getFirst();
        sendUntilSigned(first);
        act();
        var newest = act();
        answer = body -> body.path("old").longValue() == 0 ? signed(body) : told(409, Map.of("size", 0));
        sendUntilSigned(newest);
        assertThat(sent).hasSize(3);
    }

    @Test
    void aWitnessThatDoesNotStayWithOneSizeIsLeftAlone() {
        answer = body -> told(
                409,
                Map.of(
                        "size",
                        body.path("old").longValue() == 0
                                ? body.path("head").path("size").longValue()
                                : 0));
        sendUntil(State.SILENT);
        assertThat(standing().said()).contains("does not stay");
    }

    @Test
    void aWitnessThatSaysWeForkedIsShownAndAskedAgain() {
        answer = body -> told(422, Map.of("reason", "fork at size 3: \u001b[2J<b>", "head", body.path("head")));
        sendUntil(State.REFUSES);
        assertThat(standing().said())
                .startsWith("fork at size 3:")
                .doesNotContain("\u001b")
                .contains("signed with this ledger's key");
        assertThat(standing().signed()).isZero();
        answer = this::signed;
        sendUntil(State.AGREES);
    }

    @Test
    void aHeadThatTheLedgerDidNotSignIsNoProof() {
        answer = body -> {
            var root = Base64.getEncoder().encodeToString(new byte[32]);
            var head = ((ObjectNode) body.path("head").deepCopy()).put("root", root);
            return told(422, Map.of("reason", "fork", "head", head));
        };
        sendUntil(State.REFUSES);
        assertThat(standing().said()).isEqualTo("fork");
    }

    /** As after a backup that is older than what the witness saw. */
    @Test
    void aWitnessThatHoldsALargerHeadThanOursRefuses() {
        answer = body -> told(409, Map.of("size", 1_000_000_000));
        sendUntil(State.REFUSES);
        assertThat(standing().said()).contains("1000000000 leaves, which is not here");
    }

    @Test
    void whatIsSignedWithAnotherKeyOrOfAnotherHeadIsNotKept() throws IOException {
        var another = HeadKey.in(home.resolve("another.key"), hash);
        answer = body -> signed(body, another, "2026-03-02T01:00:00Z");
        sendUntil(State.SILENT);
        answer = body -> new Reply(
                200, signed(body).body().replaceAll("\"key\":\"[^\"]*\"", "\"key\":\"" + another.name() + "\""));
        sendAgain();
        answer = body -> new Reply(200, signed(body).body().replace("01:00:00Z", "01:00:01Z"));
        sendAgain();
        assertThat(standing().said()).contains("another key");
        assertThat(cosignatures.next(0, theirs.name())).isEmpty();
        assertThat(cosignatures.next(0, another.name())).isEmpty();
    }

    private void sendAgain() {
        int before = sent.size();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            witnessing.send();
            return sent.size() > before;
        });
        await().atMost(Duration.ofMinutes(1)).until(() -> jdbc.sql(
                        "select due > now() and due < now() + interval '40 seconds' from ledger.witness where key = :key")
                .param("key", theirs.name())
                .query(Boolean.class)
                .single());
        assertThat(standing().signed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {}",
                "200 no JSON",
                "200 []",
                "200 {\"key\":\"x\",\"at\":\"yesterday\",\"signature\":\"\"}",
                "200 {\"key\":\"x\",\"at\":\"2026-03-02T01:00:00.000Z\",\"signature\":\"\"}",
                "200 {\"key\":\"x\",\"at\":\"2026-03-02T01:00:00.123456789Z\",\"signature\":\"\"}",
                "200 {\"key\":\"x\",\"key\":\"y\",\"at\":\"2026-03-02T01:00:00Z\",\"signature\":\"\"}",
                "200 {\"key\":\"KEY\",\"at\":\"2026-03-02T01:00:00Z\",\"signature\":\"!\"}",
                "409 {}",
                "409 {\"size\":-1}",
                "409 {\"size\":1e99}",
                "409 {\"size\":\"3\"}",
                "422 no JSON",
                "422 {\"reason\":\"x\",\"head\":{\"size\":\"x\"}}",
                "500 {}",
                "404 ",
                "302 {}"
            })
    void anAnswerThatMakesNoSenseIsNone(String reply) {
        answer = body -> new Reply(
                Integer.parseInt(reply.substring(0, 3)), reply.substring(4).replace("KEY", theirs.name()));
        sendUntil(State.SILENT);
        assertThat(standing().signed()).isZero();
    }

    @Test
    void anAnswerThatHasNoEndIsNotRead() {
        answer = body -> new Reply(200, "\"" + "x".repeat(1 << 20) + "\"");
        sendUntil(State.SILENT);
        assertThat(standing().said()).startsWith("no answer");
    }

    @Test
    void aWitnessThatIsNotThereIsAskedLessAndLessOften() {
        server.stop(0);
        sendUntil(State.SILENT);
        var due = "select due > now() + interval '1 second' from ledger.witness where key = :key";
        assertThat(jdbc.sql(due)
                        .param("key", theirs.name())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(cosignatures.fail(theirs.name(), State.SILENT, "", Duration.ofSeconds(2), Duration.ofMinutes(10)))
                .isEqualTo(2);
        for (int times = 0; times < 30; times++) {
            cosignatures.fail(theirs.name(), State.SILENT, "", Duration.ofSeconds(2), Duration.ofMinutes(10));
        }
        assertThat(jdbc.sql(
                                "select due between now() + interval '9 minutes' and now() + interval '10 minutes' from ledger.witness where key = :key")
                        .param("key", theirs.name())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Nothing that is to be sealed or written waits for it, and it is not asked a second time meanwhile. */
    @Test
    void aWitnessThatDoesNotAnswerHoldsUpNothing() throws Exception {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        answer = body -> {
            asked.countDown();
            try {
                goOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return signed(body);
        };
        var first = ledger.heads(1).getFirst();
        witnessing.send();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(act().size()).isGreaterThan(first.size());
        witnessing.send();
        node().send();
        assertThat(jdbc.sql(
                                "select count(*) from pg_stat_activity where state = 'idle in transaction' and query ilike '%witness%'")
                        .query(Long.class)
                        .single())
                .isZero();
        goOn.countDown();
        await().atMost(Duration.ofMinutes(1)).until(() -> standing().signed() == first.size());
        assertThat(sent).hasSize(1);
    }

    @Test
    void severalPlatformsDoNotHarmEachOther() {
        answer = this::signed;
        var nodes = List.of(witnessing, node(), node(), node());
        for (int round = 0; round < 5; round++) {
            var head = act();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                nodes.forEach(Witnessing::send);
                return standing().signed() == head.size();
            });
        }
        assertThat(standing().state()).isEqualTo(State.AGREES);
        assertThat(sent.stream()
                        .map(body -> body.path("head").path("size").longValue())
                        .toList())
                .as("each head is sent once")
                .doesNotHaveDuplicates();
    }

    /** By somebody with the database in hand who would have the ledger begin anew. */
    @Test
    void aCountersignedHeadThatIsGoneOrBentIsFound() {
        answer = this::signed;
        var head = ledger.heads(1).getFirst();
        sendUntilSigned(head);
        var gone = found("delete from ledger.head where size = :size", head.size());
        assertThat(gone).contains(new Found(Fault.HEAD, theirs.name()));
        assertThat(found("update ledger.head set at = at where size = :size", head.size()))
                .doesNotContain(new Found(Fault.HEAD, theirs.name()));
    }

    private record Found(Fault fault, String row) {}

    private List<Found> found(String deed, long size) {
        return takenBack.of(() -> {
            jdbc.sql(deed).param("size", size).update();
            return checks.check().findings().stream()
                    .map(finding -> new Found(finding.fault(), finding.row()))
                    .toList();
        });
    }
}
