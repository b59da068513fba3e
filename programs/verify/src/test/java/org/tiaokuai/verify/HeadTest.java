package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A head is good under one key, in that key's algorithms, and to the letter. */
class HeadTest {

    /** Keys and signatures made by OpenSSL 3.0, which shares no code with us. */
    private enum OpenSsl {
        ED25519("MCowBQYDK2VwAyEAMonOFzxrb/Vgp8M/JhG75HycqZ3ZkdU9Hu97IQNFziA=", """
                {"size": 1, "root": "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=",
                 "at": "2026-11-30T06:00:00.123456Z", "key": "65fc56e56bf0a8b3", "signature":
                 "B1VUk0IeGO2nTCm5jwESkZo/EfP0f07W5swd4s9ISZbFcTMiWtF7ow/tk462Rrc0EzaUa8Qse266W1ahhEmwAA=="}
                """),
        SM2(
                "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEDtJ/j3e7o7CSSuLf4MyxaHld9CXTkEr0U512I20yYjNjgxZuT+f5Y+C9F5Fcl25A"
                        + "OyWDTe/g+SZfoEpxca2oow==",
                """
                {"size": 1, "root": "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=", "hash": "SM3",
                 "map": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                 "at": "2026-11-30T06:00:00.123456Z", "key": "54d213cd2d500e98", "signature":
                 "MEUCIQCirYUf2UNlkrZfp+qRpwzAY6XBKSGGuDxFm4Pp1tK0ZAIgdIcKaEtxRUrSw0CcjlZkVAc/8uMkhaXwve5OkBiGC08="}
                """);

        private final String key;
        private final String head;

        OpenSsl(String key, String head) {
            this.key = key;
            this.head = head;
        }

        HeadKey key() throws Unreadable {
            return KeyFile.read(pem(key));
        }
    }

    private static byte[] pem(String body) {
        return Json.octets("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    }

    private static Optional<String> fault(JsonNode head, HeadKey key) {
        try {
            return Head.read(Fields.of("head", head)).fault(key);
        } catch (Unreadable e) {
            return Optional.of(e.reason());
        }
    }

    static Stream<KeyOfNoValue> keys() {
        return Stream.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2);
    }

    @ParameterizedTest
    @EnumSource
    void whatOpenSslSignedIsGood(OpenSsl made) throws Unreadable {
        assertThat(fault(Json.parse(made.head), made.key())).isEmpty();
        assertThat(fault(Json.parse(made.head.replace("12345", "12346")), made.key()))
                .hasValue("the head is not signed with this key");
    }

    @Test
    void anotherUserIdIsAnotherSignature() throws Unreadable {
        var head = OpenSsl.SM2.head.replaceFirst(
                "MEUCIQCi[^\"]*",
                "MEUCIQDUEtLjvdu9j4WoXKz5Say5qFDlr3XseOlQoR0DkJDfnwIgI0pHO1VNo2jcUyuEb5qLu8rI+UnsXt4Mxmhl/kvrYE0=");
        assertThat(fault(Json.parse(head), OpenSsl.SM2.key())).hasValue("the head is not signed with this key");
    }

    @Test
    void sm3IsThatOfTheStandard() {
        assertThat(HexFormat.of().formatHex(TreeHash.SM3.of(Json.octets("abc")).octets()))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aHeadIsGoodWithAndWithoutAMap(KeyOfNoValue key) throws Unreadable {
        var city = City.busy(key);
        assertThat(fault(city.head(), key.read())).isEmpty();
        assertThat(fault(city.headWithoutMap(), key.read())).isEmpty();
        assertThat(fault(city.headWithoutMap().putNull("map"), key.read())).isEmpty();
        var line = Head.read(Fields.of("head", city.head())).line();
        assertThat(Json.parse(line))
                .as("as a witness keeps it")
                .isEqualTo(Json.parse(city.head().toString()));
    }

    private static ObjectNode after(KeyOfNoValue key, long previous) {
        var city = City.busy(key);
        var told = new TreeMap<String, Object>();
        city.head().properties().forEach(field -> told.put(field.getKey(), field.getValue()));
        told.keySet().removeAll(Set.of("key", "signature"));
        told.put("previous", previous);
        var head = (ObjectNode) Json.MAPPER.valueToTree(told);
        return head.put("key", key.name()).put("signature", key.sign(Json.canonical(told)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theHeadBeforeIsPartOfWhatIsSigned(KeyOfNoValue key) throws Unreadable {
        var head = after(key, 7);
        assertThat(fault(head, key.read())).isEmpty();
        assertThat(Json.parse(Head.read(Fields.of("head", head)).line())).isEqualTo(Json.parse(head.toString()));
        for (var bent : List.of(
                head.deepCopy().put("previous", 6),
                head.deepCopy().putNull("previous"),
                head.deepCopy().without("previous"))) {
            assertThat(fault(bent, key.read())).hasValue("the head is not signed with this key");
        }
        assertThat(fault(after(key, 9), key.read())).hasValue("previous is not that of a head before");
    }

    static Stream<Arguments> places() {
        return keys().flatMap(key -> Mutations.places(after(key, 7)).map(place -> Arguments.of(key, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingInAHeadCanBeChanged(KeyOfNoValue key, String place) {
        for (var spoilt : Mutations.at(after(key, 7), place)) {
            // A head that names no hash is one of SHA-256, and says the same as before.
            boolean same = key == KeyOfNoValue.ED25519 && spoilt.toString().equals("/hash left out");
            assertThat(fault(spoilt.document(), key.read()).isEmpty())
                    .as(spoilt.toString())
                    .isEqualTo(same);
        }
    }

    @Test
    void theKeyChoosesTheAlgorithm() {
        for (var key : keys().toList()) {
            var city = City.busy(key);
            var other = key.hash() == TreeHash.SM3 ? "SHA-256" : "SM3";
            var root = city.tree().root().toString();
            assertThat(fault(city.sign(root, null, other), key.read()))
                    .as("even where it is signed")
                    .hasValueSatisfying(reason -> assertThat(reason).contains("the head's hash is " + other));
            assertThat(fault(city.sign(root, null, "MD5"), key.read()))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("the head's hash is MD5"));
            assertThat(fault(city.sign(root, null, key.hash().title().toLowerCase()), key.read()))
                    .isPresent();
        }
        var unsaid = City.busy(KeyOfNoValue.SM2).head();
        unsaid.remove("hash");
        assertThat(fault(unsaid, KeyOfNoValue.SM2.read())).as("SHA-256 unsaid").isPresent();
    }

    @Test
    void aHeadOfAnotherKeyIsRefused() {
        for (var key : keys().toList()) {
            var head = City.busy(key).head();
            Stream.of(
                            KeyOfNoValue.ED25519,
                            KeyOfNoValue.SM2,
                            KeyOfNoValue.ed25519("somebody's"),
                            KeyOfNoValue.sm2("somebody's"))
                    .filter(other -> other != key)
                    .forEach(other -> {
                        assertThat(fault(head, other.read())).isPresent();
                        assertThat(fault(head.deepCopy().put("key", other.name()), other.read()))
                                .isPresent();
                    });
        }
    }

    @Test
    void aSignatureHasOneSpelling() {
        var head = City.busy(KeyOfNoValue.SM2).head();
        var octets = Base64.getDecoder().decode(head.get("signature").stringValue());
        var longer = new byte[octets.length + 1];
        System.arraycopy(octets, 0, longer, 0, octets.length);
        for (var other : new byte[][] {longer, new byte[0], new byte[64], new byte[] {0x30, 0}}) {
            var text = Base64.getEncoder().encodeToString(other);
            assertThat(fault(head.deepCopy().put("signature", text), KeyOfNoValue.SM2.read()))
                    .isPresent();
        }
        var unpadded = head.get("root").stringValue().replace("=", "");
        assertThat(fault(head.deepCopy().put("root", unpadded), KeyOfNoValue.SM2.read()))
                .hasValue("root is no base64");
    }

    /** Beyond 2^53 two sizes have one canonical form, so that a signature of one would be good for the other. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE})
    void aSizeIsThatOfATree(long size) {
        for (var key : keys().toList()) {
            var root = City.busy(key).tree().root().toString();
            assertThat(fault(new City(key).sign(size, root, null, key.hash().title()), key.read()))
                    .hasValue("size is not that of a tree: " + size);
        }
    }

    /** Of the curve P-256, of RSA, and of Ed25519 with something wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiePuaKmMRNyUFlSsyBUTEEJsdsdh4iRl8Ogh/1C98bf9m402WkEBbzp48TDvRSq6lhdF"
                        + "MwmrJNAbko01AT9/+A==",
                "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+"
                        + "CqvjWYzvQwECAwEAAQ==",
                "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEDtJ/j3e7o7CSSuLf4MyxaHld9CXTkEr0U512I20yYjNjgxZuT+f5Y+C9F5Fcl25A"
                        + "OyWDTe/g+SZfoEpxca2oog==",
                "MCowBQYDK2VwAyEAMonOFzxrb/Vgp8M/JhG75HycqZ3ZkdU9Hu97IQNFzg==",
                "MCowBQYDK2VwAyEAMonOFzxrb/Vgp8M/JhG75HycqZ3ZkdU9Hu97IQNFziAA",
                "MCowBQYDK2VwAyEAMonOFzxrb",
                "AAAA",
                "="
            })
    void aKeyThatIsNeitherEd25519NorSm2IsRefused(String body) {
        assertThatThrownBy(() -> KeyFile.read(pem(body))).isInstanceOf(Unreadable.class);
    }

    /** Else one key had many names. */
    @Test
    void aKeyHasOneSpelling() {
        for (var key : keys().toList()) {
            var der = key.der();
            var longer = new byte[der.length + 1];
            longer[0] = der[0];
            longer[1] = (byte) 0x81;
            System.arraycopy(der, 1, longer, 2, der.length - 1);
            assertThatThrownBy(() -> KeyFile.read(pem(Base64.getEncoder().encodeToString(longer))))
                    .hasMessage("a public key that is not in DER");
        }
    }

    @Test
    void aKeyIsOnePublicKeyAsPemAndNothingElse() {
        var pem = KeyOfNoValue.ED25519.pem();
        for (var text : new String[] {
            "", pem + pem, pem + "x", "x" + pem, pem.replace("PUBLIC", "PRIVATE"), pem.replace("END", "AND"), "\u0000"
        }) {
            assertThatThrownBy(() -> KeyFile.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(Unreadable.class);
        }
        assertThatThrownBy(() -> KeyFile.read(new byte[KeyFile.LONGEST + 1])).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> KeyFile.read(new byte[] {(byte) 0xff})).isInstanceOf(Unreadable.class);
    }
}
