package org.tiaokuai.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to check offline that an act stands in the ledger.
 *
 * @param leaf what was hashed
 * @param veiled the texts of which the leaf holds only a salted hash, with the salt; empty where there are none
 */
public record Receipt(
        String format,
        String leaf,
        Proof.Inclusion inclusion,
        Head head,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> veiled) {

    /** For what the code on a receipt is keyed. */
    public static final String CODE = "receipt";

    public static final String FORMAT = "tiaokuai-receipt-1";

    public Receipt(
            String format, String leaf, Proof.Inclusion inclusion, Head head, @Nullable Map<String, String> veiled) {
        this.format = format;
        this.leaf = leaf;
        this.inclusion = inclusion;
        this.head = head;
        this.veiled = veiled == null ? Map.of() : Map.copyOf(veiled);
    }

    public Receipt(String leaf, Proof.Inclusion inclusion, Head head) {
        this(FORMAT, leaf, inclusion, head, Map.of());
    }

    /** With the texts, for whoever may know them. */
    public Receipt with(Map<String, String> texts) {
        return new Receipt(format, leaf, inclusion, head, texts);
    }
}
