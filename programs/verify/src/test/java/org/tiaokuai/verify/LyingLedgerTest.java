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
import org.tiaokuai.verify.ReadMap.Entry;
import tools.jackson.databind.node.ObjectNode;

/** Everything here is signed with the ledger's own key, and leads to the roots that it signed: it lies all the same. */
class LyingLedgerTest {

    static Stream<KeyOfNoValue> keys() {
        return Stream.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2);
    }

    private static Optional<String> fault(ObjectNode list, KeyOfNoValue key) {
        try {
            return Evidence.read(Json.octets(list.toString())).fault(key.read());
        } catch (Unreadable e) {
            return Optional.of(e.reason());
        }
    }

    /** The list with this bucket and path, under a head whose map is what they add up to. */
    private static ObjectNode signed(City city, ObjectNode list, List<Entry> bucket, List<Hash> path) {
        var entries = list.putArray("bucket");
        bucket.forEach(entry -> entries.add(City.json(entry)));
        var hashes = list.putArray("path");
        path.forEach(hash -> hashes.add(hash.toString()));
        var map = MapTree.above(city.key.hash(), City.PERSON, bucket, path);
        list.set("head", city.head(city.tree().root().toString(), map.toString()));
        return list;
    }

    private static List<Entry> bucket(City city) {
        return new ArrayList<>(city.map().shown(City.PERSON).bucket());
    }

    private static List<Hash> path(City city) {
        return new ArrayList<>(city.map().shown(City.PERSON).path());
    }

    private static Entry another(City city, int number) {
        return MapTree.entry(city.key.hash(), City.PERSON, number);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theSameWithoutALieIsSound(KeyOfNoValue key) {
        var city = City.busy(key);
        assertThat(fault(signed(city, city.reads(City.PERSON), bucket(city), path(city)), key))
                .isEmpty();
    }

    /** Else one person could be shown one number and another person another, from one bucket. */
    @ParameterizedTest
    @MethodSource("keys")
    void aPersonStandsInABucketOnce(KeyOfNoValue key) {
        var city = City.busy(key);
        for (int number : new int[] {0, 1, 2, 3, 4}) {
            for (int at = 0; at <= bucket(city).size(); at++) {
                var bucket = bucket(city);
                bucket.add(at, another(city, number));
                assertThat(fault(signed(city, city.reads(City.PERSON), bucket, path(city)), key))
                        .hasValue("the keys of the bucket do not ascend");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theKeysOfABucketAscend(KeyOfNoValue key) {
        var city = City.busy(key);
        assertThat(fault(signed(city, city.reads(City.PERSON), bucket(city).reversed(), path(city)), key))
                .hasValue("the keys of the bucket do not ascend");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aBucketHoldsNobodyOfAnother(KeyOfNoValue key) {
        var city = City.busy(key);
        var stranger = MapTree.entry(key.hash(), "somebody far away", 1);
        for (boolean first : new boolean[] {true, false}) {
            var bucket = bucket(city);
            bucket.add(first ? 0 : bucket.size(), stranger);
            assertThat(fault(signed(city, city.reads(City.PERSON), bucket, path(city)), key))
                    .hasValue("the bucket holds a key that belongs into another");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aMapHasSixteenLevels(KeyOfNoValue key) {
        var city = City.busy(key);
        for (int levels : new int[] {0, 1, 8, 15}) {
            assertThat(fault(
                            signed(
                                    city,
                                    city.reads(City.PERSON),
                                    bucket(city),
                                    path(city).subList(0, levels)),
                            key))
                    .hasValue("the path has " + levels + " hashes instead of 16");
        }
        var longer = path(city);
        longer.add(new Hash(new byte[Hash.LENGTH]));
        assertThat(fault(signed(city, city.reads(City.PERSON), bucket(city), longer), key))
                .hasValue("the path has 17 hashes instead of 16");
    }

    static Stream<Arguments> leaves() {
        var first = "\"previous\":\"\"";
        var kind = "\"kind\":\"READ\"";
        var about = "\"about\":\"" + City.PERSON + "\"";
        var number = "\"number\":\"1\"";
        return keys().flatMap(key -> Stream.of(
                        List.of("kind", about, first, number),
                        List.of("kind", "\"kind\":\"CASE_EVENT\"", about, first, number),
                        List.of("kind", "\"kind\":[\"READ\"]", about, first, number),
                        List.of("about", kind, first, number),
                        List.of("about", kind, "\"about\":\"somebody else\"", first, number),
                        List.of("number", kind, about, first),
                        List.of("number", kind, about, first, "\"number\":1"),
                        List.of("number", kind, about, first, "\"number\":\"01\""),
                        List.of("number", kind, about, first, "\"number\":\"2\""),
                        List.of("number", kind, about, first, "\"number\":\"0\""),
                        List.of("previous", kind, about, number),
                        List.of("previous", kind, about, number, "\"previous\":null"),
                        List.of("previous", kind, about, number, "\"previous\":\"AAAA\""))
                .map(leaf -> Arguments.of(
                        key, leaf.getFirst(), "{" + String.join(",", leaf.subList(1, leaf.size())) + "}")));
    }

    /** It counts as one read, stands in the tree, and is the only one. */
    @ParameterizedTest
    @MethodSource("leaves")
    void aLeafOfTheListIsARead(KeyOfNoValue key, String field, String leaf) {
        var city = new City(key).act("TK-1", Map.of());
        city.leaves.add(leaf);
        var list = city.counts(City.PERSON, 1).reads(City.PERSON, List.of(leaf));
        assertThat(fault(list, key)).hasValue("leaf 1 has another " + field + " than its place in the list asks for");
    }

    /** Two leaves, both in the tree and both counted, of which the second does not follow on the first. */
    @ParameterizedTest
    @MethodSource("keys")
    void eachLeafHoldsTheHashOfTheOneBefore(KeyOfNoValue key) {
        for (var previous : List.of("", "AAAA", new Hash(new byte[Hash.LENGTH]).toString())) {
            var city = new City(key).read(City.PERSON);
            city.leaf("READ", City.PERSON, Map.of("number", "2", "previous", previous));
            var list = city.counts(City.PERSON, 2).reads(City.PERSON);
            assertThat(fault(list, key)).hasValue("leaf 2 has another previous than its place in the list asks for");
        }
        assertThat(fault(new City(key).read(City.PERSON).read(City.PERSON).reads(City.PERSON), key))
                .isEmpty();
    }

    static Stream<Arguments> counts() {
        return keys().flatMap(key ->
                IntStream.of(0, 1, 2, 4, Integer.MAX_VALUE).mapToObj(number -> Arguments.of(key, number)));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void theMapCountsTheReadsThatAreListed(KeyOfNoValue key, int number) {
        assertThat(fault(City.busy(key).counts(City.PERSON, number).reads(City.PERSON), key))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("the map knows another number"));
    }

    /** A head may claim another size than the proof; here one for which the proof's way is as long. */
    @ParameterizedTest
    @MethodSource("keys")
    void theSizeIsThatOfTheHead(KeyOfNoValue key) {
        var city = new City(key).act("TK-1", Map.of()).act("TK-2", Map.of()).act("TK-3", Map.of());
        var receipt = city.receipt(1);
        ((ObjectNode) receipt.get("inclusion")).put("treeSize", 4);
        assertThat(fault(receipt, key)).hasValue("the proof is for another tree than the head");
        var alone = City.json(city.tree().inclusion(1)).put("treeSize", 4);
        assertThat(inclusion(alone).fault(key.hash()))
                .as("though the proof is sound")
                .isEmpty();
    }

    private static Proof inclusion(ObjectNode json) {
        try {
            return new Fields("", json).inclusion();
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }
}
