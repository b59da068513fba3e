package org.tiaokuai.desk;

import java.time.Instant;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Beside.SealedNote;

/** What a desk remembers of a case. */
public interface CaseMemory {

    /** Oldest first. */
    List<SealedNote> notes(String number);

    Laid laid(Officer officer, String number);

    /** The officer's own phrases, then the department's; and who handed the case to whom, oldest first. */
    record Laid(List<String> phrases, List<Handing> handings) {}

    /** @param from empty when it was nobody's; @param reason empty when someone took it over */
    record Handing(String byWhom, String from, String to, String reason, Instant at) {}
}
