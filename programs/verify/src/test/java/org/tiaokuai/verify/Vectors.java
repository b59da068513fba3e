package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wrote the published test vectors, once: {@code Vectors FOLDER}. Their keys are those of {@link KeyOfNoValue}. What must come
 * of each file stands in the folder's README.
 */
final class Vectors {

    private static final int DECISION = 3;

    private final City city;

    private Vectors(KeyOfNoValue key) {
        city = City.busy(key);
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder.resolve("keys"));
        for (var key : List.of(KeyOfNoValue.ED25519, KeyOfNoValue.SM2)) {
            var pair = key.toString().toLowerCase();
            Files.writeString(folder.resolve("keys/" + pair + ".pem"), key.pem());
            Files.writeString(
                    folder.resolve("keys/witness-" + pair + ".pem"),
                    key.witness().pem());
            for (var file : new Vectors(key).files().entrySet()) {
                var name = file.getKey() + "-" + pair + ".json";
                // A file of heads has one on each line, so that a head must not be broken.
                boolean head = name.startsWith("head");
                var text = head ? file.getValue().toString() : file.getValue().toPrettyString();
                Files.writeString(folder.resolve(name), text + "\n");
            }
        }
    }

    private Map<String, ObjectNode> files() {
        var files = new TreeMap<String, ObjectNode>();
        files.put("receipt", city.receipt(DECISION, City.TEXTS));
        files.put("receipt-without-texts", city.receipt(DECISION));
        files.put("receipt-with-texts-of-another", city.receipt(DECISION, City.other()));
        files.put("receipt-with-proof-of-another", with(city.receipt(DECISION), "inclusion", city.receipt(0)));
        files.put("receipt-with-bent-leaf", bentLeaf());
        files.put(
                "receipt-under-another-head",
                with(city.receipt(DECISION), "head", City.bent(city.key).receipt(0)));
        files.put("receipt-downgraded", downgraded());
        files.put("reads", city.reads(City.PERSON));
        files.put("reads-none", city.reads("nobody ever read of"));
        files.put("reads-last-hidden", reads(0, 1));
        files.put("reads-middle-hidden", reads(0, 2));
        files.put("reads-reordered", reads(1, 0, 2));
        files.put("reads-withheld", city.withheld(City.PERSON, 2));
        files.put("reads-hidden-as-withheld", hiddenAsWithheld());
        files.put("reads-denied", denied());
        files.put("reads-path-bent", bentPath());
        var later = City.busy(city.key).act("TK-3", Map.of());
        files.put("cosigned", city.cosigned(0, city.key.witness()));
        files.put("cosigned-later", later.cosigned(9, city.key.witness()));
        files.put("cosigned-later-without-growth", later.cosigned(0, city.key.witness()));
        files.put("cosigned-by-another", city.cosigned(0, another()));
        files.put("cosigned-by-the-ledger", city.cosigned(0, city.key));
        files.put("cosigned-fork", City.bent(city.key).cosigned(0, city.key.witness()));
        files.put(
                "cosigned-other-head",
                with(later.cosigned(9, city.key.witness()), "cosignatures", city.cosigned(0, city.key.witness())));
        files.put("head", city.head());
        files.put("head-forked", City.bent(city.key).head());
        return files;
    }

    private KeyOfNoValue another() {
        return city.key.hash() == TreeHash.SM3 ? KeyOfNoValue.sm2("another's") : KeyOfNoValue.ed25519("another's");
    }

    private static ObjectNode with(ObjectNode document, String field, ObjectNode from) {
        document.set(field, from.get(field));
        return document;
    }

    private ObjectNode bentLeaf() {
        var receipt = city.receipt(DECISION, City.TEXTS);
        return receipt.put("leaf", receipt.get("leaf").stringValue().replace("TK-1", "TK-9"));
    }

    /** Signed by the ledger's own key, but in the name of the other hash. */
    private ObjectNode downgraded() {
        var receipt = city.receipt(DECISION, City.TEXTS);
        var other = city.key.hash() == TreeHash.SM3 ? TreeHash.SHA_256 : TreeHash.SM3;
        receipt.set("head", city.sign(city.tree().root().toString(), null, other.title()));
        return receipt;
    }

    private ObjectNode reads(int... listed) {
        var all = city.leavesAbout(City.PERSON);
        return city.reads(City.PERSON, Arrays.stream(listed).mapToObj(all::get).toList());
    }

    /** The second is said to be withheld, and is another leaf. */
    private ObjectNode hiddenAsWithheld() {
        var list = city.withheld(City.PERSON, 2);
        ((ObjectNode) list.get("withheld").get(0))
                .set("inclusion", City.json(city.tree().inclusion(0)));
        return list;
    }

    /** No leaf is listed, and the person's entry is left out of the bucket. */
    private ObjectNode denied() {
        var list = city.reads(City.PERSON, List.of());
        var key = city.key.hash().of(Json.octets(City.PERSON)).toString();
        var bucket = (ArrayNode) list.get("bucket");
        for (int at = bucket.size() - 1; at >= 0; at--) {
            if (bucket.get(at).get("key").stringValue().equals(key)) {
                bucket.remove(at);
            }
        }
        return list;
    }

    private ObjectNode bentPath() {
        var list = city.reads(City.PERSON);
        ((ArrayNode) list.get("path")).set(0, list.get("head").get("root"));
        return list;
    }
}
