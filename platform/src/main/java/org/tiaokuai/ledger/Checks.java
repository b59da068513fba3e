package org.tiaokuai.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the ledger against itself and against the tables that it speaks of. */
public interface Checks {

    /** Makes everything again from the rows; this takes as long as there is much. */
    Report check();

    /** The same beside other work; nothing happens while one is under way. */
    void begin();

    /** Whether one that was begun on this node is under way. */
    boolean running();

    /** The last one that ended. */
    Optional<Last> last();

    /** @param report none where somebody altered it in the database */
    record Last(Instant at, @Nullable Report report) {}

    /**
     * @param size how many leaves were checked
     * @param findings what was found, the first thousand
     * @param found how much was found in all
     */
    record Report(Instant at, long size, long found, List<Finding> findings) {

        public boolean clean() {
            return found == 0;
        }
    }

    /**
     * @param kind of the facts, or empty where the ledger itself does not fit
     * @param recorded as the ledger tells it; empty where it tells nothing
     * @param standing as the table tells it; empty where it tells nothing
     */
    record Finding(Fault fault, String kind, String about, String row, String recorded, String standing) {}

    /** What this node of the platform met since it started and must be looked at, whatever the last check says. */
    List<Alarm> alarms();

    /**
     * @param since when it was met first
     * @param number of what was met
     */
    record Alarm(Danger danger, Instant since, long number) {}

    /** What happens to a ledger while somebody writes to its database. */
    enum Danger {
        /** Leaves that the platform did not make wait for a place, and get none. */
        FORGED,
        /** The ledger is not what this node remembers of it, and nothing is signed; the number is that of the head it remembers. */
        REWOUND,
        /** Leaves that this node appended are gone before they had a place, or will never get one. */
        VANISHED,
        /** Leaves have waited for a place for minutes; somebody keeps a transaction open. The number means nothing. */
        HELD_BACK,
        /** The last check broke off, or its report could not be kept: no report says how the ledger stands. The number means nothing. */
        UNCHECKED
    }

    /** What can be wrong. */
    enum Fault {
        /** The ledger tells of it, and the row is gone. */
        DELETED,
        /** The row tells something else than the ledger. */
        ALTERED,
        /** The row gives another moment than the ledger. */
        REDATED,
        /** The row tells what the ledger tells of another row. */
        REORDERED,
        /** There is a row of which the ledger tells nothing. */
        UNRECORDED,
        /** Each fits its own leaf, and they cannot all be true. */
        CONTRADICTED,
        /** This part of the check broke off over what it read, and what it would have found is not known. */
        UNREADABLE,
        /** The data of the row are gone, and no nightly deletion took them; or a set has another number of these than it says. */
        TAKEN,
        /** The text of a leaf is not what was hashed, its place in the tree holds something else, or it was passed over. */
        LEAF,
        /** A leaf that the platform did not make; it gets no place. */
        FORGED,
        /** The leaves do not give the root of a head, or the map does not give its map. */
        ROOT,
        /** The newest head that this node remembers outside the database is not here as it was. */
        REWOUND,
        /** A leaf that this node appended is gone before it had a place, or will never get one. */
        VANISHED,
        /** A trigger, rule, function or policy that is no part of the program. */
        PLANTED,
        /** A head is gone: the next one tells of it, or the last leaves stand under none. */
        HEAD,
        /** A read of a person is missing between two others, or the map counts another number of them. */
        CHAIN,
        /** The signature of a head is not the ledger's. */
        SIGNATURE
    }
}
