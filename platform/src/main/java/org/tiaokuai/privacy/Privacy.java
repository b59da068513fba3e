package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Sealed;

/** The only door to personal data. */
public interface Privacy {

    Sealed seal(String plain, Cell cell);

    /** The same for another cell, which is about the same person. */
    Sealed copied(Sealed sealed, Cell to);

    /** Opens a record as far as the rules allow, and leaves a trace of it unless the person reads their own. */
    Map<String, Opened> open(Reading reading, List<Field> fields);

    /** One field for a list or for the public: masked at most, and no read (decision 66). */
    String masked(Purpose purpose, Requester requester, Field field);

    /** Every read that was made for one case and is not deferred, oldest first. */
    List<ReadView> readsFor(String caseNumber);

    /**
     * The reads of one person that are not deferred, the newest first.
     *
     * @param before the id of the last one that was shown; {@link Long#MAX_VALUE} for the first page
     */
    List<ReadView> readsOf(String subject, long before, int most);

    /** The reads of which the person is not told yet. */
    List<Deferral> deferred(String subject);

    /** When an account last read anything for each of these cases; those that it never read are not among them. */
    Map<String, Instant> lastReads(UUID account, Collection<String> caseNumbers);

    /** A keyed hash by which a secret can be found or compared without being stored. */
    String keyed(String purpose, String value);
}
