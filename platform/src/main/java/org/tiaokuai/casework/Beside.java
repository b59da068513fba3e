package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.page.Fragment;

/** What lies beside a case on an officer's desk, and for whom the officer stands in; implemented by {@code desk}. */
public interface Beside {

    /** With the id of a note, the name of its field in the trace of a read. */
    String FIELD = "note-";

    /** What colleagues noted about a case, oldest first. */
    List<SealedNote> notes(String number);

    Laid laid(Officer officer, CaseView theCase);

    /** The posts whose deputy 代理人 this post is on a day, with the names of their holders. */
    Map<UUID, String> absent(UUID deputy, LocalDate day);

    record SealedNote(long id, String byWhom, Instant at, Sealed text) {}

    /**
     * @param phrases that the officer may put into the reasons
     * @param claim who does the case, with what can be done about that
     * @param notes what colleagues noted, and who handed it to whom
     */
    record Laid(List<String> phrases, Fragment claim, Fragment notes) {}
}
