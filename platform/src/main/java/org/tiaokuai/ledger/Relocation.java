package org.tiaokuai.ledger;

/** The ledger after its rows were brought from another server, whose numbers of transactions mean nothing here. */
public interface Relocation {

    /** Leaves keep their places, and those that have none yet come next. */
    void moved();
}
