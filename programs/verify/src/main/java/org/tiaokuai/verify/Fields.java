package org.tiaokuai.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, each of the type that its format says. Fields that a format does not name are let be.
 *
 * @param place where the object stands, with a dot behind it; empty for a file's own
 */
record Fields(String place, JsonNode object) {

    private static final int BITS = 64;

    static Fields of(String what, JsonNode node) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable(what + " is no JSON object");
        }
        return new Fields("", node);
    }

    JsonNode node(String field) {
        return object.path(field);
    }

    /** Whether there is such a field; one that is null is none. */
    boolean has(String field) {
        return !node(field).isMissingNode() && !node(field).isNull();
    }

    Fields fields(String field) throws Unreadable {
        return fields(field, node(field));
    }

    private Fields fields(String field, JsonNode node) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable(place + field + " is no JSON object");
        }
        return new Fields(place + field + ".", node);
    }

    String text(String field) throws Unreadable {
        return text(field, node(field));
    }

    private String text(String field, JsonNode node) throws Unreadable {
        if (!node.isString()) {
            throw new Unreadable(place + field + " is no text");
        }
        return node.stringValue();
    }

    long number(String field) throws Unreadable {
        var node = node(field);
        var number = node.isIntegralNumber() ? node.bigIntegerValue() : BigInteger.ONE.negate();
        if (number.signum() < 0 || number.bitLength() > BITS) {
            throw new Unreadable(place + field + " is no unsigned number of 64 bits");
        }
        return number.longValue();
    }

    byte[] base64(String field) throws Unreadable {
        return base64(field, text(field));
    }

    /** In its one spelling: the decoder would let padding be left out and bits be set behind the last octet. */
    private byte[] base64(String field, String text) throws Unreadable {
        try {
            var octets = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(octets).equals(text)) {
                return octets;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Unreadable(place + field + " is no base64");
    }

    Hash hash(String field) throws Unreadable {
        return hash(field, node(field));
    }

    private Hash hash(String field, JsonNode node) throws Unreadable {
        var hash = new Hash(base64(field, text(field, node)));
        if (!hash.sound()) {
            throw new Unreadable(place + field + " has " + hash.octets().length + " octets instead of " + Hash.LENGTH);
        }
        return hash;
    }

    List<Hash> hashes(String field) throws Unreadable {
        var hashes = new ArrayList<Hash>();
        for (var node : list(field)) {
            hashes.add(hash(field, node));
        }
        return hashes;
    }

    List<String> texts(String field) throws Unreadable {
        var texts = new ArrayList<String>();
        for (var node : list(field)) {
            texts.add(text(field, node));
        }
        return texts;
    }

    List<Fields> objects(String field) throws Unreadable {
        var objects = new ArrayList<Fields>();
        for (var node : list(field)) {
            objects.add(fields(field, node));
        }
        return objects;
    }

    private JsonNode list(String field) throws Unreadable {
        var node = node(field);
        if (!node.isArray()) {
            throw new Unreadable(place + field + " is no list");
        }
        return node;
    }

    /** All fields, each of which is a text. */
    Map<String, String> texts() throws Unreadable {
        var texts = new LinkedHashMap<String, String>();
        for (var field : object.properties()) {
            texts.put(field.getKey(), text(field.getKey(), field.getValue()));
        }
        return texts;
    }

    Proof.Inclusion inclusion() throws Unreadable {
        return new Proof.Inclusion(number("leafIdx"), number("treeSize"), hash("root"), hash("leafHash"), path());
    }

    Proof.Consistency consistency() throws Unreadable {
        return new Proof.Consistency(number("size1"), number("size2"), hash("root1"), hash("root2"), path());
    }

    private List<Hash> path() throws Unreadable {
        return node("proof").isNull() ? List.of() : hashes("proof");
    }

    /** One line for each, in the order of the file; a value that is no text as JSON. */
    List<String> lines() {
        return object.properties().stream()
                .map(field -> line(field.getKey(), field.getValue()))
                .toList();
    }

    private static String line(String name, JsonNode value) {
        return name + ": " + (value.isString() ? value.stringValue() : value.toString());
    }
}
