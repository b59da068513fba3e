package org.tiaokuai.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * An act as the ledger keeps it. Personal data stand in it only as keyed pseudonyms and salted hashes.
 *
 * @param about what it happened to, such as the number of a case
 * @param content what else there is to say, by field
 */
public record Fact(Kind kind, String about, Instant at, Map<String, String> content) {

    public Fact {
        content = Map.copyOf(content);
    }

    /** What is kept. */
    public enum Kind {
        /** A step of a case 办理环节. */
        CASE_EVENT,
        /** An officer saw the original of a paper 核验原件. */
        ORIGINAL_SEEN,
        /** What a department decided 决定. */
        DECISION
    }
}
