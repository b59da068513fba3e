package org.tiaokuai.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Proof.Inclusion;

/**
 * All reads of one person with what shows offline that none is left out.
 *
 * @param about the pseudonym of the person
 * @param leaves what was hashed, the first read first
 * @param inclusion of the last of them; none where there was no read
 * @param bucket the part of the map of reads in which the person stands, or does not
 * @param path from the bucket up to the root of the map; base64
 */
public record ReadsProof(
        String format,
        String about,
        List<String> leaves,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Inclusion inclusion,
        List<Entry> bucket,
        List<String> path,
        Head head) {

    public static final String FORMAT = "tiaokuai-reads-1";

    public ReadsProof {
        leaves = List.copyOf(leaves);
        bucket = List.copyOf(bucket);
        path = List.copyOf(path);
    }

    public ReadsProof(
            String about,
            List<String> leaves,
            @Nullable Inclusion inclusion,
            List<Entry> bucket,
            List<String> path,
            Head head) {
        this(FORMAT, about, leaves, inclusion, bucket, path, head);
    }

    /** Somebody in the same bucket, of whom neither the pseudonym nor the number of reads can be told from this; base64. */
    public record Entry(String key, String commitment) {}
}
