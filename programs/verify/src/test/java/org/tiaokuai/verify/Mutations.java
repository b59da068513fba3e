package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be changed at one place of a JSON document. */
final class Mutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Mutations() {}

    /** @param place which value was changed, as a JSON pointer */
    record Mutation(String place, String change, JsonNode document) {

        @Override
        public String toString() {
            return place + " " + change;
        }
    }

    /** The places of all values, lists and objects within the document. */
    static Stream<String> places(JsonNode document) {
        return places(document, "").filter(place -> !place.isEmpty());
    }

    private static Stream<String> places(JsonNode node, String place) {
        var inside = Stream.<String>empty();
        if (node.isObject()) {
            inside = node.propertyNames().stream().flatMap(name -> places(node.get(name), place + "/" + name));
        } else if (node.isArray()) {
            inside = IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(index -> places(node.get(index), place + "/" + index));
        }
        return Stream.concat(Stream.of(place), inside);
    }

    /** At one place: left out, of another type, and one bit flipped in some of its characters, or a number near or far. */
    static List<Mutation> at(JsonNode document, String place) {
        var all = new ArrayList<Mutation>();
        all.add(new Mutation(place, "left out", without(document, place)));
        var node = document.at(place);
        for (var other : otherTypes(node)) {
            all.add(new Mutation(place, "is " + other, with(document, place, other)));
        }
        if (node.isString()) {
            flips(node.stringValue())
                    .forEach(text -> all.add(
                            new Mutation(place, "flipped to " + text, with(document, place, NODES.stringNode(text)))));
        }
        if (node.isNumber()) {
            Stream.of(0L, node.longValue() - 1, node.longValue() + 1, node.longValue() * 2, Long.MAX_VALUE, -1L)
                    .filter(number -> number != node.longValue())
                    .forEach(number -> all.add(
                            new Mutation(place, "is " + number, with(document, place, NODES.numberNode(number)))));
        }
        if (node instanceof ArrayNode list) {
            all.addAll(lists(document, place, list));
        }
        return all;
    }

    private static List<JsonNode> otherTypes(JsonNode node) {
        return Stream.of(
                        NODES.nullNode(),
                        NODES.booleanNode(true),
                        NODES.stringNode(""),
                        NODES.arrayNode(),
                        NODES.numberNode(1.5),
                        NODES.objectNode())
                .filter(other -> !other.equals(node))
                .map(JsonNode.class::cast)
                .toList();
    }

    /** In the first character, in some of those between, and in the last two, for base64 may end with a sign of no bit. */
    private static Stream<String> flips(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> at % 7 == 0 || at >= text.length() - 2)
                .mapToObj(at -> text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1));
    }

    /** One twice, two neighbours exchanged; leaving one out is a change at that one's place. */
    private static List<Mutation> lists(JsonNode document, String place, ArrayNode list) {
        var all = new ArrayList<Mutation>();
        for (int at = 0; at < list.size(); at++) {
            var twice = list.deepCopy();
            twice.insert(at, list.get(at));
            all.add(new Mutation(place, at + " twice", with(document, place, twice)));
            if (at > 0) {
                int other = at - 1;
                var exchanged = list.deepCopy();
                exchanged.set(at, list.get(other));
                exchanged.set(other, list.get(at));
                if (!exchanged.equals(list)) {
                    all.add(new Mutation(place, at + " and " + other, with(document, place, exchanged)));
                }
            }
        }
        return all;
    }

    static JsonNode with(JsonNode document, String place, JsonNode value) {
        var copy = document.deepCopy();
        var above = copy.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        if (above instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) above).set(Integer.parseInt(name), value);
        }
        return copy;
    }

    static JsonNode without(JsonNode document, String place) {
        var copy = document.deepCopy();
        var above = copy.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        if (above instanceof ObjectNode object) {
            object.remove(name);
        } else {
            ((ArrayNode) above).remove(Integer.parseInt(name));
        }
        return copy;
    }
}
