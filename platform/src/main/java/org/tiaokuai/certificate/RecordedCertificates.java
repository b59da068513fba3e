package org.tiaokuai.certificate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded of certificates, many at a time, for whoever holds it against the cases; nothing of it names a person. */
public interface RecordedCertificates {

    /** Of these cases, the first of each case first; also those that no longer hold. */
    List<Recorded> of(Collection<String> caseNumbers);

    /**
     * @param holderKey empty once the holder was forgotten
     * @param renews the case by which that was granted which it renews
     */
    record Recorded(
            String caseNumber,
            String holderKey,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String renews) {}
}
