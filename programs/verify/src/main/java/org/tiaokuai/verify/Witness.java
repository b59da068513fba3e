package org.tiaokuai.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever is not the ledger's owner, looks at it again and again, and would notice that its past was bent 见证. */
final class Witness {

    private final LedgerClient ledger;
    private final HeadKey key;

    Witness(LedgerClient ledger, HeadKey key) {
        this.ledger = ledger;
        this.key = key;
    }

    /** @param last the head that was seen last time; null for the first time */
    Sighting look(@Nullable Head last) {
        try {
            var fault = last == null ? Optional.<String>empty() : last.fault(key);
            if (fault.isPresent()) {
                return new Sighting.Unheard("the last head in the file: " + fault.get());
            }
            var newest = ledger.newest();
            fault = newest.fault(key);
            if (fault.isPresent()) {
                return new Sighting.Unheard("the ledger's newest head: " + fault.get());
            }
            return last == null ? new Sighting.Grown(newest) : compare(last, newest);
        } catch (Unreadable e) {
            return new Sighting.Unheard(e.reason());
        }
    }

    private Sighting compare(Head last, Head newest) {
        if (newest.contradicts(last)) {
            return new Sighting.Accused("fork at size " + newest.size(), newest);
        }
        if (newest.size() == last.size()) {
            return new Sighting.Unchanged(newest);
        }
        if (newest.size() < last.size()) {
            return new Sighting.Accused(
                    "the ledger went back from " + last.size() + " leaves to " + newest.size(), newest);
        }
        return growth(last, newest)
                .<Sighting>map(fault -> new Sighting.Accused(
                        "the ledger does not show that its " + newest.size() + " leaves begin with the " + last.size()
                                + " of last time: " + fault,
                        newest))
                .orElseGet(() -> new Sighting.Grown(newest));
    }

    private Optional<String> growth(Head last, Head newest) {
        try {
            var proof = ledger.growth(last.size(), newest.size());
            boolean theirs = proof.size1() == last.size()
                    && proof.size2() == newest.size()
                    && proof.root1().equals(last.root())
                    && proof.root2().equals(newest.root());
            return theirs ? proof.fault(key.hash()) : Optional.of("the proof is for other trees than the heads");
        } catch (Unreadable e) {
            return Optional.of(e.reason());
        }
    }
}
