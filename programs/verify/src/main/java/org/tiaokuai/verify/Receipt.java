package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One act, which the ledger cannot take back 回执.
 *
 * @param leaf the fields of the placed text
 * @param veiled the texts of which the leaf holds the salted hash; null where the receipt leaves them out
 */
record Receipt(Placed placed, Fields leaf, @Nullable Map<String, String> veiled, Head head) implements Evidence {

    static final String FORMAT = "tiaokuai-receipt-1";

    private static final String HASH_OF_TEXTS = "text";
    private static final String SALT = "salt";

    static Receipt read(Fields fields) throws Unreadable {
        var leaf = fields.text("leaf");
        return new Receipt(
                new Placed(leaf, fields.fields("inclusion").inclusion()),
                Fields.of("the leaf", Json.parse(leaf)),
                fields.has("veiled") ? fields.fields("veiled").texts() : null,
                Head.read(fields.fields("head")));
    }

    @Override
    public boolean needsMap() {
        return false;
    }

    @Override
    public Optional<String> fault(HeadKey key) {
        return head.fault(key).or(() -> placed.fault(head, key.hash())).or(this::texts);
    }

    /** The hash of texts is SHA-256 in a tree of SM3 too: it was made before the leaf. */
    private Optional<String> texts() {
        if (veiled == null) {
            return Optional.empty();
        }
        var told = leaf.node(HASH_OF_TEXTS);
        var hash = TreeHash.SHA_256.of(Json.canonical(veiled)).toString();
        return told.isString() && told.stringValue().equals(hash)
                ? Optional.empty()
                : Optional.of("the texts are not those of the leaf");
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<>(leaf.lines());
        if (veiled != null) {
            veiled.forEach((name, text) -> {
                if (!name.equals(SALT)) {
                    lines.add("veiled " + name + ": " + text);
                }
            });
        } else if (leaf.has(HASH_OF_TEXTS)) {
            lines.add("(the texts behind the hash are not in this receipt)");
        }
        return lines;
    }
}
