package org.tiaokuai.ledger;

/**
 * Whether rows still say what the ledger has of them, asked before something is done by what they say: nobody gains anything by
 * bending a row for as long as an act takes.
 */
public interface Recorded {

    /** The rows of these kinds about one thing, in the transaction of the act; false where one was altered, taken away or put among them. */
    boolean holds(String about, Fact.Kind... kinds);
}
