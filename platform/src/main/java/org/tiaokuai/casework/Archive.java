package org.tiaokuai.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Closed cases as whoever keeps the times of keeping 保存期限 sees them. */
public interface Archive {

    /** When the last case of each account ended; {@link Instant#MAX} while one is open. Who never had one is not there. */
    Map<UUID, Instant> lastEnds(Collection<UUID> accounts);

    /**
     * Forgets of some cases that ended before whom they were about and what was said and enclosed, and says of how many.
     * What happened and what was decided stays known, for the ledger holds it.
     */
    int erase(Instant endedBefore, int most);

    /** Published in the transaction in which a case is forgotten. */
    record Erased(String number) {}
}
