package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.TestHome;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.Witnesses.State;
import tools.jackson.databind.json.JsonMapper;

/** Platform and witness as two programs: what was countersigned cannot be taken back, whoever has the database and the key. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"tiaokuai.home=" + TestHome.SETTING + "/witnessed", "spring.profiles.active=quiet,demo"})
@ContextConfiguration(initializers = {WholeApplication.OnTestDatabase.class, WitnessProgram.class})
@DirtiesContext
class WitnessedJourney {

    private final Ledger ledger;
    private final Witnesses witnesses;
    private final JdbcClient jdbc;
    private final int port;
    private final Path home;

    @Autowired
    Checks checks;

    @Value("${tiaokuai.ledger.folder}")
    private Path folder = Path.of("");

    @Autowired
    WitnessedJourney(Ledger ledger, Witnesses witnesses, JdbcClient jdbc, @LocalServerPort int port)
            throws IOException {
        this.ledger = ledger;
        this.witnesses = witnesses;
        this.jdbc = jdbc;
        this.port = port;
        this.home = Files.createTempDirectory("witnessed");
    }

    @BeforeEach
    void theProgramIsThere() {
        assumeTrue(Files.isReadable(WitnessProgram.PROGRAM), "The separate program was not built; ./test builds it");
    }

    private Witnesses.Standing court() {
        return witnesses.standings().getFirst();
    }

    private void awaitCourt(State state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> court().state() == state);
    }

    private void awaitCountersigned() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ledger.heads(1).stream().anyMatch(head -> head.size() == court().signed())
                        && court().state() == State.AGREES);
    }

    /** Each sign-in of an officer is an act. */
    private void act() {
        long before = ledger.heads(1).getFirst().size();
        new Visitor(port).officer("fang");
        await().until(() -> ledger.heads(1).getFirst().size() > before);
    }

    /** What the verifier ends with and says. */
    private String said(String... arguments) throws Exception {
        var all =
                Stream.concat(Stream.of("verify-receipt"), Stream.of(arguments)).toArray(String[]::new);
        var program = WitnessProgram.program(all);
        try (var out = program.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return program.waitFor() + " " + said;
        }
    }

    private String saidOf(Path receipt, Path cosigned) throws Exception {
        return said(
                receipt.toString(),
                WitnessProgram.LEDGER.toString(),
                "--by",
                WitnessProgram.FOLDER.resolve("witness.pem").toString(),
                cosigned.toString());
    }

    private Path cosigned(long size) throws IOException {
        var answer = new Visitor(port).get("/api/v1/ledger/heads/" + size + "/cosignatures?by=" + court().key());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.writeString(home.resolve("cosigned-" + size + ".json"), answer.body());
    }

    private Path receipt(LeafView leaf) throws IOException {
        var receipt = JsonMapper.shared()
                .writeValueAsString(ledger.receipt(leaf.index()).orElseThrow());
        return Files.writeString(home.resolve("receipt.json"), receipt);
    }

    private LeafView someLeaf() {
        var about = jdbc.sql("select about from ledger.leaf join ledger.place on leaf = id order by index desc limit 1")
                .query(String.class)
                .single();
        return ledger.about(about).getLast();
    }

    /** In one order, for the last act bends the ledger for good. */
    @Test
    void theWitnessSeesEachHeadGrowAndNoneBent() throws Exception {
        awaitCountersigned();
        receiptsCanDemandTheWitness();
        aWitnessThatWasAwayCatchesUp();
        aLedgerThatWentBackIsRefused();
    }

    private void receiptsCanDemandTheWitness() throws Exception {
        act();
        var receipt = receipt(someLeaf());
        long size = ledger.heads(1).getFirst().size();
        awaitCountersigned();
        var same = cosigned(size);
        assertThat(saidOf(receipt, same)).startsWith("0 ok").contains("countersigned by: " + court().key());
        var bent = Files.readString(same).replaceAll("\"at\":\"20", "\"at\":\"21");
        assertThat(saidOf(receipt, Files.writeString(home.resolve("bent.json"), bent)))
                .startsWith("1 not countersigned");
        assertThat(said(
                        receipt.toString(),
                        WitnessProgram.LEDGER.toString(),
                        "--by",
                        WitnessProgram.LEDGER.toString(),
                        same.toString()))
                .startsWith("1 not countersigned: the ledger is no witness of itself");
        try (var anybody = Chromium.phone(port)) {
            anybody.open("/ledger").fit("ledger-witnessed");
            assertThat(anybody.text()).contains("已由court见证").contains(court().key());
        }
    }

    private void aWitnessThatWasAwayCatchesUp() throws Exception {
        WitnessProgram.stop();
        act();
        var receipt = receipt(someLeaf());
        long between = ledger.heads(1).getFirst().size();
        awaitCourt(State.SILENT);
        assertThat(new Visitor(port)
                        .get("/api/v1/ledger/heads/" + between + "/cosignatures?by=" + court().key())
                        .statusCode())
                .isEqualTo(404);
        act();
        WitnessProgram.start();
        awaitCountersigned();
        assertThat(saidOf(receipt, cosigned(between))).as("under a later head").startsWith("0 ok");
    }

    /** Somebody with the home in hand too takes the last acts out of the database, and lets the ledger's own key sign that they never were. */
    private void aLedgerThatWentBackIsRefused() {
        long kept = ledger.heads(2).getLast().size();
        jdbc.sql("delete from ledger.head where size > :kept")
                .param("kept", kept)
                .update();
        jdbc.sql("delete from ledger.node where (index + 1) * power(cast(2 as numeric), level) > :kept")
                .param("kept", kept)
                .update();
        jdbc.sql("with gone as (delete from ledger.place where index >= :kept returning leaf) delete from ledger.check")
                .param("kept", kept)
                .update();
        jdbc.sql("delete from ledger.leaf where id not in (select leaf from ledger.place)")
                .update();
        jdbc.sql("update ledger.witness set signed = 0, size = 0").update();
        await().until(() -> !checks.alarms().isEmpty());
        try (var keeper = Office.officer(port, "liang", "")) {
            keeper.open("/admin/ledger").fit("ledger-rewound");
            assertThat(keeper.text()).contains("不再签新的总码");
        }
        assertThat(folder.resolve("head.json").toFile().delete()).isTrue();
        act();
        act();
        awaitCourt(State.REFUSES);
        assertThat(court().said()).contains("signed with this ledger's key");
        try (var keeper = Office.officer(port, "liang", "")) {
            keeper.open("/admin/ledger").fit("ledger-refused");
            assertThat(keeper.text()).contains("见证方court：拒绝见证").contains("signed with this ledger's key");
        }
    }
}
