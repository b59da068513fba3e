package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A witness believes nothing, keeps what was proved, and holds on to what contradicts it. */
class WitnessTest {

    private ServedLedger ledger;

    @TempDir
    private Path folder;

    static Stream<KeyOfNoValue> keys() {
        return Stream.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2);
    }

    @BeforeEach
    void start() throws IOException {
        ledger = new ServedLedger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private static City grown(KeyOfNoValue key) {
        return City.busy(key).act("TK-3", Map.of()).read(City.PERSON);
    }

    private Path kept() {
        return folder.resolve("heads.txt");
    }

    private String look(int code, KeyOfNoValue key, String address) throws IOException {
        Files.writeString(folder.resolve("key.pem"), key.pem());
        var out = new ByteArrayOutputStream();
        var verify = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8));
        var ended = verify.run("witness", address, folder.resolve("key.pem").toString(), kept().toString());
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(code);
        assertThat(text.lines()).hasSize(1);
        return text.strip();
    }

    private String look(int code, KeyOfNoValue key) throws IOException {
        return look(code, key, ledger.address());
    }

    /** One look at an honest ledger of nine leaves. */
    private void seen(KeyOfNoValue key) throws IOException {
        ledger.shows(City.busy(key));
        look(0, key);
    }

    /** The next look is refused for this reason, and what was kept stays as it was. */
    private String refused(KeyOfNoValue key, String reason) throws IOException {
        var before = Files.exists(kept()) ? Files.readString(kept()) : "";
        var told = look(1, key);
        assertThat(told).contains(reason);
        assertThat(Files.exists(kept()) ? Files.readString(kept()) : "").isEqualTo(before);
        return told;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anHonestLedgerIsFollowed(KeyOfNoValue key) throws IOException {
        ledger.shows(City.busy(key));
        assertThat(look(0, key, ledger.address() + "/")).isEqualTo("ok: 9 leaves");
        assertThat(look(0, key)).isEqualTo("ok: still 9 leaves");
        ledger.shows(grown(key));
        assertThat(look(0, key)).isEqualTo("ok: 11 leaves");
        assertThat(Files.readAllLines(kept())).hasSize(2);
        var out = new PrintStream(new ByteArrayOutputStream());
        assertThat(new Verify(out)
                        .run("compare-heads", folder.resolve("key.pem").toString(), kept().toString()))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aForkIsToldWithTheHeadThatProvesIt(KeyOfNoValue key) throws IOException {
        seen(key);
        ledger.shows(City.bent(key));
        var told = refused(key, "fork at size 9: {");
        Files.writeString(folder.resolve("fork.txt"), told.substring(told.indexOf('{')));
        var out = new ByteArrayOutputStream();
        var compared = new Verify(new PrintStream(out))
                .run(
                        "compare-heads",
                        folder.resolve("key.pem").toString(),
                        kept().toString(),
                        folder.resolve("fork.txt").toString());
        assertThat(compared).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("fork at size 9");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anotherMapOfTheSameTreeIsAFork(KeyOfNoValue key) throws IOException {
        seen(key);
        ledger.shows(City.busy(key).counts(City.PERSON, 2));
        refused(key, "fork at size 9: {");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aLedgerThatGoesBackIsToldSo(KeyOfNoValue key) throws IOException {
        ledger.shows(grown(key));
        look(0, key);
        ledger.shows(City.busy(key));
        refused(key, "the ledger went back from 11 leaves to 9: {");
    }

    /** Its own tree grew honestly, and is another than the one that was seen. */
    @ParameterizedTest
    @MethodSource("keys")
    void aForkThatGrewOnIsFoundOut(KeyOfNoValue key) throws IOException {
        seen(key);
        var bent = City.bent(key).act("TK-3", Map.of());
        ledger.shows(bent);
        refused(key, "the proof is for other trees than the heads");
        var proof = City.json(bent.tree().consistency(9));
        proof.put("root1", City.busy(key).tree().root().toString());
        ledger.answer("/10/since/9", proof);
        refused(key, "begin with the 9 of last time: the proof leads to another first root");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void growthMustBeProvedForTheseTwoHeads(KeyOfNoValue key) throws IOException {
        seen(key);
        var city = grown(key);
        ledger.shows(city).answer("/11/since/9", City.json(city.tree().consistency(8)));
        refused(key, "the proof is for other trees than the heads");
        ledger.answer("/11/since/9", City.json(city.tree().consistency(11)));
        refused(key, "the proof is for other trees than the heads");
        ledger.answer("/11/since/9", City.json(city.tree().inclusion(9)));
        refused(key, "size1 is no unsigned number");
        ledger.answer("/11/since/9", ServedLedger.text(404, "{}"));
        refused(key, "answers with 404");
        var bent = City.json(city.tree().consistency(9));
        bent.putArray("proof");
        ledger.answer("/11/since/9", bent);
        refused(key, "lacks hashes");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void growthToAnotherTreeIsNoneToThatOfTheHead(KeyOfNoValue key) throws IOException {
        seen(key);
        var city = grown(key);
        var other = city.sign(
                City.bent(key).tree().root().toString(), null, key.hash().title());
        ledger.shows(city).answer("", Json.MAPPER.createArrayNode().add(other));
        refused(key, "the proof is for other trees than the heads");
    }

    /** The proof is sound for the sizes that it names and has both heads' roots; one way up may serve several sizes. */
    @ParameterizedTest
    @CsvSource({"1, 2, 2, 3", "1, 3, 1, 4", "2, 3, 2, 4", "5, 6, 3, 4", "5, 6, 9, 10"})
    void growthBetweenOtherSizesIsNone(int earlier, int later, int kept, int newest) throws IOException {
        var key = KeyOfNoValue.ED25519;
        var city = City.busy(key).keep(later);
        var proof = city.tree().consistency(earlier);
        Files.writeString(kept(), city.sign(kept, proof.root1().toString(), null, "SHA-256") + "\n");
        var head = city.sign(newest, proof.root2().toString(), null, "SHA-256");
        ledger.answer("", Json.MAPPER.createArrayNode().add(head));
        ledger.answer("/" + newest + "/since/" + kept, City.json(proof));
        refused(key, "the proof is for other trees than the heads");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aHeadThatTheKeyDidNotSignIsNotKept(KeyOfNoValue key) throws IOException {
        var city = City.busy(key);
        ledger.shows(City.busy(key.hash() == TreeHash.SM3 ? KeyOfNoValue.ED25519 : KeyOfNoValue.SM2));
        refused(key, "the ledger's newest head: the head's hash is");
        for (var field : new String[] {"root", "map"}) {
            var bent = city.head().put(field, City.bent(key).head().get("root").stringValue());
            ledger.answer("", Json.MAPPER.createArrayNode().add(bent).add(city.head()));
            refused(key, "the head is not signed with this key");
        }
        ledger.answer("", Json.MAPPER.createArrayNode().add(city.head().put("size", 8)));
        refused(key, "the head is not signed with this key");
    }

    @Test
    void whereThereIsNoLedgerNothingIsKept() throws IOException {
        String closed;
        try (var socket = new ServerSocket(0)) {
            closed = "http://127.0.0.1:" + socket.getLocalPort();
        }
        for (var address : new String[] {closed, "nowhere", "", "ftp://127.0.0.1", "http://", "http:// /", "\u001b"}) {
            assertThat(look(1, KeyOfNoValue.ED25519, address)).doesNotContain("\u001b");
            assertThat(kept()).doesNotExist();
        }
    }

    @Test
    void aFileThatIsNotTheWitnesssIsNotAddedTo() throws IOException {
        var key = KeyOfNoValue.ED25519;
        ledger.shows(grown(key));
        var head = City.busy(key).head();
        Files.writeString(kept(), "notes\n");
        refused(key, "line 1 is no head");
        Files.writeString(kept(), head + "\n" + head.toString().substring(0, 80));
        refused(key, "line 2 is no head");
        Files.writeString(kept(), City.busy(KeyOfNoValue.ed25519("another's")).head() + "\n");
        refused(key, "the last head in the file: the head names the key");
        Files.writeString(kept(), head.deepCopy().put("size", 8) + "\n");
        refused(key, "the last head in the file: the head is not signed");
    }

    @Test
    void aFileThatCannotBeWrittenToIsSaidToBeSo() throws IOException {
        ledger.shows(City.busy(KeyOfNoValue.ED25519));
        Files.createSymbolicLink(kept(), folder.resolve("none/heads.txt"));
        assertThat(look(66, KeyOfNoValue.ED25519)).contains("heads.txt");
    }

    @Test
    void aFileMayEndWithoutTheEndOfItsLine() throws IOException {
        var key = KeyOfNoValue.ED25519;
        ledger.shows(grown(key));
        Files.writeString(kept(), City.busy(key).head().toString());
        look(0, key);
        assertThat(Files.readAllLines(kept())).hasSize(2);
        assertThat(Files.readString(kept())).endsWith("\n");
    }

    @Test
    void whatTheLedgerAddsToAHeadIsNotKept() throws IOException {
        var key = KeyOfNoValue.ED25519;
        var head = City.busy(key).head().put("note", "\u001b[2J\n{}");
        ledger.answer("", Json.MAPPER.createArrayNode().add(head));
        look(0, key);
        assertThat(Files.readString(kept())).doesNotContain("note").hasLineCount(1);
    }
}
