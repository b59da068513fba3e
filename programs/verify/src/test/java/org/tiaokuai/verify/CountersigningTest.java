package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A witness countersigns what grew, and nothing else. */
class CountersigningTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T06:02:00.5Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    static Stream<KeyOfNoValue> keys() {
        return Stream.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2);
    }

    private Countersigning.Answer ask(KeyOfNoValue key, ObjectNode body) {
        return ask(key, Json.octets(body.toString()));
    }

    /** By a program that is started anew each time, so that only what is on the disk is remembered. */
    private Countersigning.Answer ask(KeyOfNoValue key, byte[] body) {
        try (var state = WitnessFolder.open(folder)) {
            return new Countersigning(key.read(), state, CLOCK).answer(body);
        } catch (IOException | Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode body(City city, int old) {
        var body = Json.MAPPER.createObjectNode().put("old", old);
        body.set("head", city.head());
        body.set(
                "proof",
                old == 0
                        ? Json.MAPPER.createArrayNode()
                        : City.json(city.tree().consistency(old)).get("proof"));
        return body;
    }

    private static City grown(KeyOfNoValue key) {
        return City.busy(key).act("TK-3", Map.of()).act("TK-3", Map.of());
    }

    /** A witness that knows the nine leaves of the busy city. */
    private void seen(KeyOfNoValue key) {
        assertThat(ask(key, body(City.busy(key), 0)).status()).isEqualTo(200);
    }

    private Head last() throws IOException, Unreadable {
        try (var state = WitnessFolder.open(folder)) {
            return state.last();
        }
    }

    private void refused(KeyOfNoValue key, int status, String reason, ObjectNode body) throws IOException, Unreadable {
        var before = Files.readString(folder.resolve("newest.json"));
        var answer = ask(key, body);
        assertThat(answer.body()).doesNotContainKey("signature");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.body().toString()).contains(reason);
        assertThat(Files.readString(folder.resolve("newest.json"))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aHeadThatGrewIsCountersignedAndRemembered(KeyOfNoValue key) throws Exception {
        seen(key);
        var city = grown(key);
        var answer = ask(key, body(city, 9));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(last().size()).isEqualTo(11);
        try (var state = WitnessFolder.open(folder)) {
            var witness = state.key(key.hash()).open();
            var head = Head.read(Fields.of("head", city.head()));
            var cosignature = Cosignature.read(Fields.of("it", Json.MAPPER.valueToTree(answer.body())));
            assertThat(cosignature.fault(head, witness)).isEmpty();
            assertThat(cosignature.fault(
                            Head.read(Fields.of("head", City.busy(key).head())), witness))
                    .hasValue("the cosignature is not of this key and this head");
            assertThat(cosignature.fault(head, key.witness().read()))
                    .get(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                    .contains("names the key");
        }
        assertThat(Files.readAllLines(folder.resolve("heads-2026-11-30.txt"))).hasSize(2);
    }

    /** The octets as docs/ledger.md has them, and a signature that shares no code with us. */
    @Test
    void whatIsSignedIsWhatIsDocumented() throws Exception {
        var key = KeyOfNoValue.ED25519;
        var cosignature = City.cosign(City.busy(key).head(), key.witness());
        var signed = "{\"at\":\"2026-11-30T06:02:00Z\",\"format\":\"tiaokuai-cosignature-1\",\"head\":"
                + "{\"at\":\"2026-11-30T06:01:00.123456Z\",\"hash\":\"SHA-256\",\"key\":\"aadcd4c69d60b10b\","
                + "\"map\":\"MAP\",\"root\":\"ROOT\",\"size\":9}}";
        signed = signed.replace("MAP", City.busy(key).map().root().toString())
                .replace("ROOT", City.busy(key).tree().root().toString())
                .replace("aadcd4c69d60b10b", key.name());
        assertThat(Files.readString(Path.of("../../docs/ledger.md"))).contains(signed);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(key.witness().der())));
        check.update(signed.getBytes(StandardCharsets.UTF_8));
        assertThat(check.verify(
                        Base64.getDecoder().decode(cosignature.get("signature").stringValue())))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theSameHeadAgainIsCountersignedAgain(KeyOfNoValue key) throws Exception {
        seen(key);
        assertThat(ask(key, body(City.busy(key), 9)).status()).isEqualTo(200);
        assertThat(Files.readAllLines(folder.resolve("heads-2026-11-30.txt"))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whoDoesNotKnowTheLastSizeIsToldIt(KeyOfNoValue key) throws Exception {
        seen(key);
        for (int old : new int[] {0, 1, 8, 10}) {
            refused(key, 409, "size=9", body(grown(key), old));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aForkIsRefusedAndKeptAsProof(KeyOfNoValue key) throws Exception {
        seen(key);
        refused(key, 422, "fork at size 9", body(City.bent(key), 9));
        refused(key, 422, "fork at size 9", body(City.bent(key), 0));
        refused(key, 422, "fork at size 9", body(City.busy(key).counts(City.PERSON, 2), 9));
        assertThat(Files.readAllLines(folder.resolve("forks.txt"))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aForkThatGrewOnIsRefused(KeyOfNoValue key) throws Exception {
        seen(key);
        refused(key, 422, "leads to another first root", body(City.bent(key).act("TK-3", Map.of()), 9));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void growthMustBeProved(KeyOfNoValue key) throws Exception {
        seen(key);
        var body = body(grown(key), 9);
        var proof = Json.MAPPER.createArrayNode();
        body.set("proof", proof);
        refused(key, 422, "lacks hashes", body);
        body.set("proof", City.json(grown(key).tree().consistency(8)).get("proof"));
        refused(key, 422, "", body);
        var longer = body(grown(key), 9);
        longer.withArray("proof").add(City.busy(key).tree().root().toString());
        refused(key, 422, "more hashes", longer);
        var same = body(City.busy(key), 9);
        same.withArray("proof").add(City.busy(key).tree().root().toString());
        refused(key, 422, "more hashes", same);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSmallerTreeIsRefused(KeyOfNoValue key) throws Exception {
        seen(key);
        var smaller = body(City.busy(key).keep(8), 9 - 1).put("old", 9);
        refused(key, 400, "smaller", smaller);
        refused(key, 409, "size=9", body(City.busy(key).keep(8), 8));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aHeadThatIsNotTheLedgersIsRefused(KeyOfNoValue key) throws Exception {
        seen(key);
        var other = key == KeyOfNoValue.SM2 ? KeyOfNoValue.ED25519 : KeyOfNoValue.SM2;
        var city = grown(key);
        refused(key, 403, "the head's hash is", body(grown(other), 9));
        refused(key, 403, "the head names the key", body(grown(key.witness()), 9));
        var downgraded = body(city, 9);
        downgraded.set(
                "head",
                city.sign(city.tree().root().toString(), null, other.hash().title()));
        refused(key, 403, "the head's hash is", downgraded);
        for (UnaryOperator<ObjectNode> deed : List.<UnaryOperator<ObjectNode>>of(
                head -> head.put("size", 12),
                head -> head.put("previous", 9),
                head -> head.put("at", "2026-11-30T06:01:00.123457Z"),
                head -> head.put("root", head.get("map").stringValue()),
                head -> head.put(
                        "signature", City.busy(key).head().get("signature").stringValue()))) {
            var bent = body(city, 9);
            bent.set("head", deed.apply(city.head()));
            refused(key, 403, "the head is not signed with this key", bent);
        }
    }

    static Stream<Arguments> places() {
        return keys().flatMap(key -> Mutations.places(body(grown(key), 9)).map(place -> Arguments.of(key, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingInWhatIsSentCanBeChanged(KeyOfNoValue key, String place) throws Exception {
        seen(key);
        for (var spoilt : Mutations.at(body(grown(key), 9), place)) {
            boolean same = key == KeyOfNoValue.ED25519 && spoilt.toString().equals("/head/hash left out");
            if (!same) {
                assertThat(ask(key, (ObjectNode) spoilt.document()).status())
                        .as(spoilt.toString())
                        .isNotEqualTo(200);
            }
        }
        assertThat(last().size()).isIn(9L, 11L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"old\":0}",
                "no JSON",
                "{\"old\":-1,\"proof\":[],\"head\":{}}",
                "\u0000"
            })
    void whatCannotBeReadIsRefused(String text) {
        var answer = ask(KeyOfNoValue.SM2, Json.octets(text));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.line()).as("strangers do not fill the log").isEmpty();
        assertThat(folder.resolve("newest.json")).doesNotExist();
    }

    @Test
    void aBodyLongerThanAnyHeadIsRefused() {
        var body = body(City.busy(KeyOfNoValue.SM2), 0).put("note", "x".repeat(Countersigning.LONGEST));
        assertThat(ask(KeyOfNoValue.SM2, body).status()).isEqualTo(400);
    }

    @Test
    void aHeadThatCannotBeWrittenDownIsNotSigned() throws IOException {
        var key = KeyOfNoValue.SM2;
        seen(key);
        Files.delete(folder.resolve("heads-2026-11-30.txt"));
        Files.createDirectory(folder.resolve("heads-2026-11-30.txt"));
        var answer = ask(key, body(grown(key), 9));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContainKey("signature");
        assertThat(ask(key, body(grown(key), 0)).body()).containsEntry("size", 9L);
    }

    @Test
    void theKeyIsItsOwnersAndStaysTheSame() throws Exception {
        seen(KeyOfNoValue.ED25519);
        var file = folder.resolve("witness.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var pem = Files.readString(folder.resolve("witness.pem"));
        ask(KeyOfNoValue.ED25519, body(grown(KeyOfNoValue.ED25519), 9));
        assertThat(Files.readString(folder.resolve("witness.pem"))).isEqualTo(pem);
    }

    @Test
    void aFolderOfAnotherLedgerOrKeyIsNotUsed() throws IOException {
        seen(KeyOfNoValue.ED25519);
        var body = body(grown(KeyOfNoValue.ED25519), 9);
        assertThatThrownBy(() -> ask(KeyOfNoValue.SM2, body)).hasMessageContaining("the witness's key goes with trees");
        assertThatThrownBy(() -> ask(KeyOfNoValue.ed25519("another's"), body)).hasMessageContaining("names the key");
        var kept = Files.readString(folder.resolve("newest.json"));
        Files.writeString(folder.resolve("newest.json"), kept.replace("\"size\":9", "\"size\":8"));
        assertThatThrownBy(() -> ask(KeyOfNoValue.ED25519, body)).hasMessageContaining("not signed with this key");
        Files.writeString(folder.resolve("newest.json"), "");
        assertThatThrownBy(() -> ask(KeyOfNoValue.ED25519, body)).hasMessageContaining("is no JSON object");
        Files.writeString(folder.resolve("newest.json"), kept);
        for (var bent : new String[] {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"}) {
            Files.writeString(folder.resolve("witness.key"), bent);
            assertThatThrownBy(() -> ask(KeyOfNoValue.ED25519, body)).hasMessageContaining("no private key");
        }
    }

    @Test
    void twoProgramsDoNotShareAFolder() throws Exception {
        try (var first = WitnessFolder.open(folder)) {
            assertThat(first.last()).isNull();
            assertThatThrownBy(() -> WitnessFolder.open(folder)).isInstanceOf(Unreadable.class);
        }
    }
}
