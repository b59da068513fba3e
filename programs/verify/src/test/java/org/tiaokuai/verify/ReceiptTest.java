package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.verify.Mutations.Mutation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A receipt proves one leaf under one head, and nothing else. */
class ReceiptTest {

    private static final int DECISION = 3;
    private static final int ANOTHER_DECISION = 6;

    static Stream<KeyOfNoValue> keys() {
        return Stream.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2);
    }

    private static Optional<String> fault(String text, KeyOfNoValue key) {
        try {
            return Evidence.read(Json.octets(text)).fault(key.read());
        } catch (Unreadable e) {
            return Optional.of(e.reason());
        }
    }

    private static Optional<String> fault(JsonNode document, KeyOfNoValue key) {
        return fault(document.toString(), key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachLeafIsProved(KeyOfNoValue key) throws Unreadable {
        var city = City.busy(key);
        for (int index = 0; index < city.leaves.size(); index++) {
            assertThat(fault(city.receipt(index), key)).isEmpty();
        }
        var receipt = city.receipt(DECISION, City.TEXTS);
        assertThat(fault(receipt, key)).isEmpty();
        assertThat(fault(receipt.toPrettyString(), key)).isEmpty();
        assertThat(Evidence.read(Json.octets(receipt.toString())).lines())
                .contains("about: TK-1", "kind: CASE_EVENT", "veiled reason: 材料齐全，予以许可", "veiled result: 准予许可")
                .noneMatch(line -> line.contains("salt"));
        assertThat(Evidence.read(Json.octets(city.receipt(DECISION).toString())).lines())
                .last()
                .isEqualTo("(the texts behind the hash are not in this receipt)");
        receipt.set("head", city.headWithoutMap());
        assertThat(fault(receipt, key)).as("a receipt needs no map").isEmpty();
    }

    static Stream<Arguments> places() {
        return keys().flatMap(key ->
                Mutations.places(City.busy(key).receipt(DECISION, City.TEXTS)).map(place -> Arguments.of(key, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingInAReceiptCanBeChanged(KeyOfNoValue key, String place) {
        var receipt = City.busy(key).receipt(DECISION, City.TEXTS);
        for (var spoilt : Mutations.at(receipt, place)) {
            assertThat(fault(spoilt.document(), key).isEmpty())
                    .as(spoilt.toString())
                    .isEqualTo(harmless(spoilt, key));
        }
    }

    /** Without its texts a receipt proves less; a head that names no hash is one of SHA-256. */
    private static boolean harmless(Mutation mutation, KeyOfNoValue key) {
        return switch (mutation.toString()) {
            case "/veiled left out", "/veiled is null" -> true;
            case "/head/hash left out" -> key.hash() == TreeHash.SHA_256;
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void halfAReceiptIsNone(KeyOfNoValue key) {
        var whole = City.busy(key).receipt(DECISION, City.TEXTS).toString();
        IntStream.range(0, whole.length()).forEach(length -> assertThat(fault(whole.substring(0, length), key))
                .isPresent());
        assertThat(fault(whole + whole, key))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("no JSON"));
        assertThat(fault(whole + "]", key)).isPresent();
        assertThat(fault("\ufeff" + whole, key)).isPresent();
        assertThat(fault(whole.replaceFirst("\\{", "{\"format\":\"tiaokuai-receipt-1\","), key))
                .as("a field twice")
                .isPresent();
    }

    static Stream<Arguments> forgeries() {
        return keys().flatMap(key -> Stream.of(
                        "the proof of another leaf",
                        "the proof and hash of another leaf",
                        "the leaf of another proof",
                        "the head of an earlier tree",
                        "the head of a later tree",
                        "the proof under an earlier tree",
                        "another tree of this size",
                        "a root of the forger's, the signature kept",
                        "another head's signature",
                        "the texts of another case",
                        "texts where the leaf has none",
                        "the texts without their salt",
                        "one more text")
                .map(forgery -> Arguments.of(key, forgery)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedReceiptIsRefused(KeyOfNoValue key, String forgery) {
        assertThat(fault(forged(City.busy(key), forgery), key)).isPresent();
    }

    private static ObjectNode forged(City city, String forgery) {
        var receipt = city.receipt(DECISION, City.TEXTS);
        var other = city.receipt(ANOTHER_DECISION, City.other());
        return switch (forgery) {
            case "the proof of another leaf" -> set(receipt, "inclusion", other);
            case "the proof and hash of another leaf" -> set(set(receipt, "inclusion", other), "veiled", other);
            case "the leaf of another proof" -> set(receipt, "leaf", other);
            case "the head of an earlier tree" ->
                set(
                        receipt,
                        "head",
                        City.busy(city.key).keep(city.leaves.size() - 1).receipt(DECISION));
            case "the head of a later tree" -> set(receipt, "head", later(city).receipt(DECISION));
            case "the proof under an earlier tree" ->
                set(
                        receipt,
                        "inclusion",
                        City.busy(city.key).keep(city.leaves.size() - 1).receipt(DECISION));
            case "another tree of this size" ->
                set(receipt, "head", City.bent(city.key).receipt(DECISION));
            case "a root of the forger's, the signature kept" ->
                signedAs(City.bent(city.key).receipt(DECISION), city);
            case "another head's signature" -> signedAs(receipt, later(city));
            case "the texts of another case" -> set(receipt, "veiled", other);
            case "texts where the leaf has none" -> city.receipt(0, City.TEXTS);
            case "the texts without their salt" -> city.receipt(DECISION, withoutSalt());
            case "one more text" -> {
                ((ObjectNode) receipt.get("veiled")).put("remedy", "60 days");
                yield receipt;
            }
            default -> throw new IllegalArgumentException(forgery);
        };
    }

    private static ObjectNode set(ObjectNode receipt, String field, ObjectNode from) {
        receipt.set(field, from.get(field));
        return receipt;
    }

    private static Map<String, String> withoutSalt() {
        var texts = new HashMap<>(City.TEXTS);
        texts.remove("salt");
        return texts;
    }

    private static ObjectNode signedAs(ObjectNode receipt, City city) {
        ((ObjectNode) receipt.get("head")).set("signature", city.head().get("signature"));
        return receipt;
    }

    private static City later(City city) {
        return City.busy(city.key).act("TK-3", Map.of());
    }

    @Test
    void aReceiptOfAnotherKeyIsRefused() {
        assertThat(fault(City.busy(KeyOfNoValue.SM2).receipt(0), KeyOfNoValue.ED25519))
                .isPresent();
        assertThat(fault(City.busy(KeyOfNoValue.ED25519).receipt(0), KeyOfNoValue.SM2))
                .isPresent();
        assertThat(fault(City.busy(KeyOfNoValue.ed25519("a forger's")).receipt(0), KeyOfNoValue.ED25519))
                .isPresent();
        assertThat(fault(City.busy(KeyOfNoValue.sm2("a forger's")).receipt(0), KeyOfNoValue.SM2))
                .isPresent();
    }

    @Test
    void textsMayHoldWhateverCharactersThereAre() {
        for (var key : keys().toList()) {
            var texts =
                    Map.of("𠮷", "\"\\\u0001\u007f\u2028 𠮷 \ud83d\ude00 é", "", "", "\r", "<b>/", "salt", "c2FsdA==");
            var city = new City(key).act("TK-1", Map.of("text", City.veil(texts)));
            assertThat(fault(city.receipt(0, texts), key)).isEmpty();
            assertThat(fault(city.receipt(0, Map.of("salt", "c2FsdA==")), key)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "[]",
                "{\"kind\":\"A\",\"kind\":\"B\"}",
                "{\"kind\":\"A\"} {}",
                "{\"kind\":\"\\ud800\"}",
                "{\"kind\":1e99999999999}x",
                "{kind:1}"
            })
    void aLeafIsOneJsonObject(String leaf) {
        for (var key : keys().toList()) {
            var city = new City(key);
            city.leaves.add(leaf);
            assertThat(fault(city.receipt(0), key)).isPresent();
        }
    }

    /** Else the leaf with a question mark in that place would prove it. */
    @Test
    void halfACharacterIsRefused() {
        for (var key : keys().toList()) {
            var city = new City(key).act("?", Map.of());
            var receipt = city.receipt(0).toString();
            assertThat(fault(receipt, key)).isEmpty();
            for (var half : new String[] {"\\ud800", "\\udc00", "\\\\ud800", "\\udc00\\ud800"}) {
                assertThat(fault(receipt.replace("?", half), key)).isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiaokuai-receipt-2", "tiaokuai-reads-1", "", "TIAOKUAI-RECEIPT-1"})
    void anotherFormatIsRefused(String format) {
        var receipt = City.busy(KeyOfNoValue.ED25519).receipt(0).put("format", format);
        assertThat(fault(receipt, KeyOfNoValue.ED25519)).isPresent();
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> Evidence.read(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
                .isInstanceOf(Unreadable.class)
                .hasMessage("no UTF-8");
        assertThatThrownBy(() -> Evidence.read(new byte[Evidence.LONGEST + 1]))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> Evidence.read(Json.octets("[".repeat(100_000))))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Evidence.read(Json.octets("9".repeat(100_000))))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1b, 0x0a, 0x0d, 0x07, 0x9b, 0x202e, 0x2066, 0x200b, 0x2028, 0xfeff, 0xe000, 0xe0041})
    void whatWouldPaintTheTerminalIsWrittenAsItsNumber(int point) {
        var text = Visible.of("a" + Character.toString(point) + "b");
        assertThat(text).isEqualTo("a\\u%04Xb".formatted(point));
        assertThat(Visible.of("准予许可 𠮷 é")).isEqualTo("准予许可 𠮷 é");
    }
}
