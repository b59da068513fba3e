package org.tiaokuai.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small city with a ledger, which writes heads, receipts and lists of reads as its format says. */
final class City {

    static final String PERSON = "pseudonym of 陆小满";
    static final Map<String, String> TEXTS =
            Map.of("reason", "材料齐全，予以许可", "result", "准予许可", "salt", "c2FsdCBvZiAxNiBvY3RldA==");

    final KeyOfNoValue key;
    final List<String> leaves = new ArrayList<>();

    private final Map<String, Integer> reads = new TreeMap<>();
    private final Map<String, String> last = new TreeMap<>();

    City(KeyOfNoValue key) {
        this.key = key;
    }

    /** Steps of cases, a decision with texts, and three reads of one person among those of others. */
    static City busy(KeyOfNoValue key) {
        var city = new City(key);
        city.act("TK-1", Map.of());
        city.read(PERSON);
        city.read(MapTree.neighbour(key.hash(), PERSON, "neighbour "));
        city.act("TK-1", Map.of("text", veil(TEXTS)));
        city.read(PERSON);
        city.read("somebody far away");
        city.act("TK-2", Map.of("text", veil(other())));
        city.read(PERSON);
        city.act("TK-2", Map.of());
        return city;
    }

    /** The same, but for what the first leaf says. */
    static City bent(KeyOfNoValue key) {
        var city = busy(key);
        city.leaves.set(0, city.leaves.getFirst().replace("TK-1", "TK-9"));
        return city;
    }

    /** The texts of another case. */
    static Map<String, String> other() {
        return Map.of("reason", "不予许可", "result", "不予许可", "salt", "YW5vdGhlciBvZiAxNiBvYw==");
    }

    static String veil(Map<String, String> texts) {
        return TreeHash.SHA_256.of(Json.canonical(texts)).toString();
    }

    City act(String about, Map<String, String> content) {
        return leaf("CASE_EVENT", about, content);
    }

    /** A numbered leaf, which holds the hash of the one before. */
    City read(String about) {
        int number = reads.merge(about, 1, Integer::sum);
        leaf("READ", about, Map.of("number", "" + number, "previous", last.getOrDefault(about, "")));
        last.put(
                about,
                key.hash()
                        .of(("\0" + leaves.getLast()).getBytes(StandardCharsets.UTF_8))
                        .toString());
        return this;
    }

    City leaf(String kind, String about, Map<String, String> content) {
        var fields = new TreeMap<>(content);
        fields.put("kind", kind);
        fields.put("about", about);
        fields.put("at", "2026-11-30T06:00:%02dZ".formatted(leaves.size()));
        leaves.add(new String(Json.canonical(fields), StandardCharsets.UTF_8));
        return this;
    }

    /** Only the first so many leaves. */
    City keep(int size) {
        leaves.subList(size, leaves.size()).clear();
        return this;
    }

    /** The map knows another number of reads of somebody than there are. */
    City counts(String about, int number) {
        reads.put(about, number);
        return this;
    }

    Tree tree() {
        return Tree.of(key.hash(), leaves);
    }

    MapTree map() {
        return MapTree.of(key.hash(), reads);
    }

    ObjectNode head() {
        return head(tree().root().toString(), map().root().toString());
    }

    ObjectNode headWithoutMap() {
        return head(tree().root().toString(), null);
    }

    /** Signed, whatever it says. */
    ObjectNode head(String root, String map) {
        return sign(root, map, key.hash().title());
    }

    ObjectNode sign(String root, String map, String hash) {
        return sign(leaves.size(), root, map, hash);
    }

    ObjectNode sign(long size, String root, String map, String hash) {
        var told = new LinkedHashMap<String, Object>();
        told.put("size", size);
        told.put("root", root);
        if (map != null) {
            told.put("map", map);
        }
        told.put("at", "2026-11-30T06:01:00.123456Z");
        told.put("hash", hash);
        var head = (ObjectNode) Json.MAPPER.valueToTree(told);
        return head.put("key", key.name()).put("signature", key.sign(Json.canonical(told)));
    }

    /** The head as witnesses countersigned it, and how it grew out of an earlier one; 0 for none. */
    ObjectNode cosigned(int earlier, KeyOfNoValue... witnesses) {
        var cosigned = Json.MAPPER.createObjectNode().put("format", "tiaokuai-cosigned-1");
        var head = head();
        cosigned.set("head", head);
        var cosignatures = cosigned.putArray("cosignatures");
        for (var witness : witnesses) {
            cosignatures.add(cosign(head, witness));
        }
        if (earlier > 0) {
            cosigned.set("growth", json(tree().consistency(earlier)));
        }
        return cosigned;
    }

    static ObjectNode cosign(ObjectNode head, KeyOfNoValue witness) {
        var at = "2026-11-30T06:02:00Z";
        var told = Map.of(
                "at",
                at,
                "format",
                "tiaokuai-cosignature-1",
                "head",
                head.deepCopy().without("signature"));
        return Json.MAPPER
                .createObjectNode()
                .put("key", witness.name())
                .put("at", at)
                .put("signature", witness.sign(Json.canonical(told)));
    }

    ObjectNode receipt(int index) {
        var receipt = Json.MAPPER.createObjectNode();
        receipt.put("format", "tiaokuai-receipt-1").put("leaf", leaves.get(index));
        receipt.set("inclusion", json(tree().inclusion(index)));
        receipt.set("head", head());
        return receipt;
    }

    ObjectNode receipt(int index, Map<String, String> texts) {
        var receipt = receipt(index);
        receipt.set("veiled", Json.MAPPER.valueToTree(new TreeMap<>(texts)));
        return receipt;
    }

    ObjectNode reads(String about) {
        return reads(about, leavesAbout(about));
    }

    List<String> leavesAbout(String about) {
        return leaves.stream()
                .filter(leaf -> leaf.contains("\"kind\":\"READ\"") && leaf.contains("\"about\":\"" + about + "\""))
                .toList();
    }

    /** A list of these leaves, with the proof for the last of them, if it has a place at all. */
    ObjectNode reads(String about, List<String> listed) {
        var list =
                Json.MAPPER.createObjectNode().put("format", "tiaokuai-reads-1").put("about", about);
        listed.forEach(list.putArray("leaves")::add);
        if (listed.isEmpty()) {
            list.putNull("inclusion");
        } else {
            int place = Math.max(0, leaves.indexOf(listed.getLast()));
            list.set("inclusion", json(tree().inclusion(place)));
        }
        var shown = map().shown(about);
        var bucket = list.putArray("bucket");
        shown.bucket().forEach(entry -> bucket.add(json(entry)));
        add(list.putArray("path"), shown.path());
        list.set("head", head());
        return list;
    }

    /** The whole list, in which these are withheld, counted from 1. */
    ObjectNode withheld(String about, int... numbers) {
        var all = leavesAbout(about);
        var list = reads(about, all);
        var withheld = list.putArray("withheld");
        for (int number : numbers) {
            ((ArrayNode) list.get("leaves")).set(number - 1, "");
            var told = withheld.addObject();
            told.put("number", number).put("law", "个人信息保护法第三十五条").put("until", "2027-05-29");
            told.set("inclusion", json(tree().inclusion(leaves.indexOf(all.get(number - 1)))));
            if (number > 1) {
                told.set("before", json(tree().inclusion(leaves.indexOf(all.get(number - 2)))));
            }
        }
        return list;
    }

    static ObjectNode json(ReadMap.Entry entry) {
        return Json.MAPPER
                .createObjectNode()
                .put("key", entry.key().toString())
                .put("commitment", entry.commitment().toString());
    }

    static ObjectNode json(Proof.Inclusion proof) {
        var json = Json.MAPPER.createObjectNode();
        json.put("leafIdx", proof.index()).put("treeSize", proof.size());
        json.put("root", proof.root().toString()).put("leafHash", proof.leaf().toString());
        add(json.putArray("proof"), proof.path());
        return json;
    }

    static ObjectNode json(Proof.Consistency proof) {
        var json = Json.MAPPER.createObjectNode();
        json.put("size1", proof.size1()).put("size2", proof.size2());
        json.put("root1", proof.root1().toString()).put("root2", proof.root2().toString());
        add(json.putArray("proof"), proof.path());
        return json;
    }

    private static void add(ArrayNode list, List<Hash> hashes) {
        hashes.forEach(hash -> list.add(Base64.getEncoder().encodeToString(hash.octets())));
    }
}
