package org.tiaokuai.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Proof.Inclusion;

/**
 * All reads of one person with what shows offline that none is left out.
 *
 * @param about the pseudonym of the person
 * @param leaves what was hashed, the first read first; empty where the person is not told yet
 * @param withheld of those that are empty what can be told
 * @param inclusion of the last of them; none where there was no read
 * @param bucket the part of the map of reads in which the person stands, or does not
 * @param path from the bucket up to the root of the map; base64
 */
public record ReadsProof(
        String format,
        String about,
        List<String> leaves,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Withheld> withheld,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Inclusion inclusion,
        List<Entry> bucket,
        List<String> path,
        Head head) {

    public static final String FORMAT = "tiaokuai-reads-1";

    public ReadsProof {
        leaves = List.copyOf(leaves);
        withheld = List.copyOf(withheld);
        bucket = List.copyOf(bucket);
        path = List.copyOf(path);
    }

    public ReadsProof(
            String about,
            List<String> leaves,
            List<Withheld> withheld,
            @Nullable Inclusion inclusion,
            List<Entry> bucket,
            List<String> path,
            Head head) {
        this(FORMAT, about, leaves, withheld, inclusion, bucket, path, head);
    }

    /**
     * A read that is counted and not told yet.
     *
     * @param number of it, from 1
     * @param law by which the person is not told
     * @param until the last day of that
     * @param inclusion of its leaf, so that another cannot take its place when it is told
     * @param before of the leaf before, whose hash stands in it; none for the first
     */
    public record Withheld(
            long number,
            String law,
            String until,
            Inclusion inclusion,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Inclusion before) {}

    /** Somebody in the same bucket, of whom neither the pseudonym nor the number of reads can be told from this; base64. */
    public record Entry(String key, String commitment) {}
}
