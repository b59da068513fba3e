package org.tiaokuai.evidence;

import java.util.Map;
import java.util.Optional;
import org.tiaokuai.ledger.Head;

/** Holds receipts against the ledger. */
public interface Receipts {

    /** Of a receipt, or of a proof of reads, as its file has it. */
    Verdict check(String receipt);

    /** What happened there, for who has the code on its receipt; nothing of whom it was about or who did it. */
    Optional<Verdict> find(long index, String code);

    /** What is to be said of a receipt. */
    sealed interface Verdict {

        /**
         * It says what the ledger says.
         *
         * @param fields of the leaf
         * @param veiled texts that belong to it
         */
        record Genuine(long index, Map<String, String> fields, Map<String, String> veiled, Head head)
                implements Verdict {}

        /**
         * All reads of a person until a moment, and none left out.
         *
         * @param withheld of which the person is not told yet
         * @param later how many there were since
         */
        record AllReads(int reads, int withheld, int later, Head head) implements Verdict {}

        record Refused(Fault fault) implements Verdict {}
    }

    /** Why a receipt proves nothing. */
    enum Fault {
        /** It cannot be read as a receipt. */
        UNREADABLE,
        /** At this place the ledger holds something else. */
        OTHER_LEAF,
        /** The ledger never signed this head. */
        OTHER_HEAD,
        /** The hashes beside the leaf do not lead to the head. */
        OTHER_PROOF,
        /** The texts are not those that were recorded. */
        OTHER_TEXTS
    }
}
