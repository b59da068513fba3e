package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaokuai.verify.Mutations.Mutation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A list of reads is complete, or it is refused. */
class ReadsListTest {

    private static final String NOBODY = "never read of";

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
    void eachPersonsReadsAreProvedAndThatThereAreNone(KeyOfNoValue key) throws Unreadable {
        var city = City.busy(key);
        assertThat(fault(city.reads(City.PERSON), key)).isEmpty();
        assertThat(fault(city.reads("somebody far away"), key)).isEmpty();
        assertThat(fault(city.reads(MapTree.neighbour(key.hash(), City.PERSON, "neighbour ")), key))
                .isEmpty();
        assertThat(fault(city.reads(NOBODY), key)).isEmpty();
        assertThat(fault(city.reads(MapTree.neighbour(key.hash(), City.PERSON, "unread ")), key))
                .as("in a bucket with others")
                .isEmpty();
        assertThat(fault(new City(key).act("TK-1", Map.of()).reads(NOBODY), key))
                .as("in an empty map")
                .isEmpty();
        assertThat(Evidence.read(Json.octets(city.reads(City.PERSON).toString()))
                        .lines())
                .startsWith("about: " + City.PERSON, "reads: 3, among 9 leaves until 2026-11-30T06:01:00.123456Z")
                .contains("1 number: 1", "3 number: 3", "3 kind: READ");
    }

    static Stream<Arguments> places() {
        return keys().flatMap(key -> Stream.of(City.PERSON, NOBODY)
                .flatMap(about ->
                        Mutations.places(City.busy(key).reads(about)).map(place -> Arguments.of(key, about, place))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothingInAListCanBeChanged(KeyOfNoValue key, String about, String place) {
        var list = City.busy(key).reads(about);
        for (var spoilt : Mutations.at(list, place)) {
            assertThat(fault(spoilt.document(), key).isEmpty())
                    .as(spoilt.toString())
                    .isEqualTo(harmless(spoilt, list, key));
        }
    }

    /** A head that names no hash is one of SHA-256; where nothing is listed nothing need be proved. */
    private static boolean harmless(Mutation mutation, ObjectNode list, KeyOfNoValue key) {
        return switch (mutation.toString()) {
            case "/head/hash left out" -> key.hash() == TreeHash.SHA_256;
            case "/inclusion left out" -> list.get("leaves").isEmpty();
            default -> false;
        };
    }

    static Stream<Arguments> untold() {
        return keys().flatMap(key -> Stream.of("1", "2", "3", "12", "23", "13", "123", "")
                .map(numbers -> Arguments.of(
                        key, numbers.chars().map(digit -> digit - '0').toArray())));
    }

    @ParameterizedTest
    @MethodSource("untold")
    void whatIsNotToldYetIsCountedAndBound(KeyOfNoValue key, int[] numbers) throws Unreadable {
        var list = City.busy(key).withheld(City.PERSON, numbers);
        assertThat(fault(list, key)).isEmpty();
        var lines = Evidence.read(Json.octets(list.toString())).lines();
        assertThat(lines.get(1))
                .startsWith(numbers.length == 0 ? "reads: 3, among" : "reads: 3 (" + numbers.length + " withheld),");
        for (int number : numbers) {
            assertThat(lines).contains(number + " withheld until 2027-05-29 by 个人信息保护法第三十五条");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void nothingOfWhatIsWithheldCanBeChanged(KeyOfNoValue key) {
        var list = City.busy(key).withheld(City.PERSON, 2, 3);
        Mutations.places(list).forEach(place -> {
            for (var spoilt : Mutations.at(list, place)) {
                // Law and day are the platform's word: they are told, and bound by the leaf that is shown afterwards.
                var said = spoilt.document().at(place);
                boolean words = said.isString()
                        && (place.endsWith("/law") && !said.stringValue().isBlank()
                                || place.endsWith("/until")
                                        && said.stringValue().matches("[2-9][0-9]{3}(-[0-9]{2}){2}"));
                assertThat(fault(spoilt.document(), key).isEmpty())
                        .as(spoilt.toString())
                        .isEqualTo(words || harmless(spoilt, list, key));
            }
        });
    }

    static Stream<Arguments> excuses() {
        return keys().flatMap(key -> Stream.of(
                        "a leaf is empty and nothing is said of it",
                        "a leaf is withheld and told",
                        "the leaf after the last is withheld",
                        "the leaf before the first is withheld",
                        "a leaf is withheld twice",
                        "two leaves are one",
                        "another leaf stands in its place",
                        "the last is another than the one that is proved",
                        "the proof is under an earlier head",
                        "what stands before it is not proved",
                        "what stands before it is another",
                        "something stands before the first",
                        "there is no law",
                        "there is no end",
                        "the end is no day",
                        "the end was before the head",
                        "one is left out of list and count")
                .map(excuse -> Arguments.of(key, excuse)));
    }

    @ParameterizedTest
    @MethodSource("excuses")
    void nobodyHidesAReadBehindTheLaw(KeyOfNoValue key, String excuse) {
        var city = City.busy(key);
        var list = city.withheld(City.PERSON, 1, 2);
        var withheld = (ArrayNode) list.get("withheld");
        var first = (ObjectNode) withheld.get(0);
        switch (excuse) {
            case "a leaf is empty and nothing is said of it" -> withheld.remove(0);
            case "a leaf is withheld and told" ->
                list.set("leaves", city.reads(City.PERSON).get("leaves"));
            case "the leaf after the last is withheld" ->
                withheld.add(first.deepCopy().put("number", 4));
            case "the leaf before the first is withheld" ->
                withheld.add(first.deepCopy().put("number", 0));
            case "a leaf is withheld twice" -> withheld.add(first.deepCopy());
            case "two leaves are one" -> first.set("inclusion", withheld.get(1).get("inclusion"));
            case "another leaf stands in its place" ->
                ((ObjectNode) withheld.get(1))
                        .set("inclusion", City.json(city.tree().inclusion(0)));
            case "the last is another than the one that is proved" -> {
                list = city.withheld(City.PERSON, 3);
                list.set("inclusion", City.json(city.tree().inclusion(0)));
            }
            case "the proof is under an earlier head" ->
                first.set("inclusion", City.json(City.busy(key).keep(5).tree().inclusion(1)));
            case "what stands before it is not proved" -> ((ObjectNode) withheld.get(1)).remove("before");
            case "what stands before it is another" ->
                ((ObjectNode) withheld.get(1))
                        .set("before", City.json(city.tree().inclusion(0)));
            case "something stands before the first" ->
                first.set("before", City.json(city.tree().inclusion(0)));
            case "there is no law" -> first.put("law", " ");
            case "there is no end" -> first.remove("until");
            case "the end is no day" -> first.put("until", "whenever");
            case "the end was before the head" -> first.put("until", "2026-11-29");
            case "one is left out of list and count" -> {
                ((ArrayNode) list.get("leaves")).remove(0);
                withheld.remove(0);
                ((ObjectNode) withheld.get(0)).put("number", 1);
            }
            default -> throw new IllegalArgumentException(excuse);
        }
        assertThat(fault(list, key)).as(list.toString()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void halfAListIsNone(KeyOfNoValue key) {
        var whole = City.busy(key).reads(City.PERSON).toString();
        IntStream.range(0, whole.length()).forEach(length -> assertThat(fault(whole.substring(0, length), key))
                .isPresent());
    }

    static Stream<Arguments> subsets() {
        return keys().flatMap(key -> IntStream.range(0, 7)
                .mapToObj(
                        number -> Arguments.of(key, List.of((number & 1) == 1, (number & 2) == 2, (number & 4) == 4))));
    }

    /** Whichever are hidden, and though the proof given is a sound one for the last that is listed. */
    @ParameterizedTest
    @MethodSource("subsets")
    void noReadCanBeHidden(KeyOfNoValue key, List<Boolean> listed) {
        var city = City.busy(key);
        var all = city.leavesAbout(City.PERSON);
        var some = IntStream.range(0, all.size())
                .filter(listed::get)
                .mapToObj(all::get)
                .toList();
        assertThat(fault(city.reads(City.PERSON, some), key)).isPresent();
    }

    static Stream<Arguments> orders() {
        return keys().flatMap(key -> Stream.of("132", "213", "231", "312", "321", "1123", "1233", "12", "123123")
                .map(order -> Arguments.of(key, order)));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theOrderIsThatOfTheReads(KeyOfNoValue key, String order) {
        var city = City.busy(key);
        var all = city.leavesAbout(City.PERSON);
        var listed = order.chars().mapToObj(digit -> all.get(digit - '1')).toList();
        assertThat(fault(city.reads(City.PERSON, listed), key)).isPresent();
    }

    static Stream<Arguments> forgeries() {
        return keys().flatMap(key -> Stream.of(
                        "nothing is listed, the bucket is another's",
                        "nothing is listed, the entry is left out",
                        "nothing is listed, the bucket is empty",
                        "the neighbour is left out",
                        "the bucket is turned round",
                        "an entry stands twice",
                        "the path is turned round",
                        "the path is too short",
                        "the path is too long",
                        "the path goes to the other side",
                        "the head has no map",
                        "the map is an earlier one",
                        "the head is an earlier one",
                        "the proof is for another read",
                        "the reads are another's",
                        "the chain was written anew")
                .map(forgery -> Arguments.of(key, forgery)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedListIsRefused(KeyOfNoValue key, String forgery) {
        var city = City.busy(key);
        var list =
                forgery.startsWith("nothing is listed") ? city.reads(City.PERSON, List.of()) : city.reads(City.PERSON);
        forge(city, list, forgery);
        assertThat(fault(list, key)).isPresent();
    }

    private static void forge(City city, ObjectNode list, String forgery) {
        var bucket = (ArrayNode) list.get("bucket");
        var path = (ArrayNode) list.get("path");
        switch (forgery) {
            case "nothing is listed, the bucket is another's" -> {
                list.set("bucket", city.reads(NOBODY).get("bucket"));
                list.set("path", city.reads(NOBODY).get("path"));
            }
            case "nothing is listed, the entry is left out", "the neighbour is left out" ->
                leaveOut(city, bucket, forgery.startsWith("the neighbour"));
            case "nothing is listed, the bucket is empty" -> bucket.removeAll();
            case "the bucket is turned round" -> turn(bucket);
            case "an entry stands twice" -> bucket.insert(0, bucket.get(0));
            case "the path is turned round" -> turn(path);
            case "the path is too short" -> path.remove(15);
            case "the path is too long" -> path.add(path.get(0));
            case "the path goes to the other side" ->
                list.set("path", city.reads("somebody far away").get("path"));
            case "the head has no map" -> list.set("head", city.headWithoutMap());
            case "the map is an earlier one" -> list.set("head", oldMap(city));
            case "the head is an earlier one" ->
                list.set(
                        "head", City.busy(city.key).keep(city.leaves.size() - 1).head());
            case "the proof is for another read" ->
                list.set("inclusion", another(city).get("inclusion"));
            case "the reads are another's" -> list.set("leaves", another(city).get("leaves"));
            case "the chain was written anew" ->
                list.set("leaves", writtenAnew(city).get("leaves"));
            default -> throw new IllegalArgumentException(forgery);
        }
    }

    private static void leaveOut(City city, ArrayNode bucket, boolean neighbour) {
        var key = city.key.hash().of(Json.octets(City.PERSON)).toString();
        for (int at = bucket.size() - 1; at >= 0; at--) {
            if (bucket.get(at).get("key").stringValue().equals(key) != neighbour) {
                bucket.remove(at);
            }
        }
    }

    private static void turn(ArrayNode list) {
        var turned = new ArrayList<JsonNode>();
        list.forEach(turned::addFirst);
        list.removeAll();
        list.addAll(turned);
    }

    private static ObjectNode oldMap(City city) {
        var before = City.busy(city.key).counts(City.PERSON, 2);
        return city.head(city.tree().root().toString(), before.head().get("map").stringValue());
    }

    private static ObjectNode another(City city) {
        return city.reads("somebody far away");
    }

    /** Of three reads, one of which never was. */
    private static ObjectNode writtenAnew(City city) {
        var other = new City(city.key).act("TK-1", Map.of());
        return other.read(City.PERSON).read(City.PERSON).read(City.PERSON).reads(City.PERSON);
    }
}
