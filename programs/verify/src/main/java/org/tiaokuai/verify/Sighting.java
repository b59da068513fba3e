package org.tiaokuai.verify;

/** What a witness saw of a ledger. */
sealed interface Sighting {

    /** The tree that was seen last time, still. */
    record Unchanged(Head head) implements Sighting {}

    /** A tree that holds the one seen last time as it was, or the first that is seen. */
    record Grown(Head head) implements Sighting {}

    /** A signed head that does not go with the one seen last time. It is the proof against the ledger, and must be kept. */
    record Accused(String reason, Head head) implements Sighting {}

    /** Nothing that can be held against anybody: no answer, or none with a signature. */
    record Unheard(String reason) implements Sighting {}
}
