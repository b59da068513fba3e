package org.tiaokuai.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.page.Errors;

/** Drafts as every caller sees them: one for a person and an item, kept on any device until it is handed in. */
public interface Drafts {

    /** What the resident is filling in for an item, or would begin; empty when the item takes no applications. */
    Optional<DraftView> draft(Resident resident, String item);

    Saving save(SavePage command);

    /** Keeps which of the resident's own certificates is to be renewed; {@code NoSuchPage} where it is none of those. */
    Saving renew(Resident resident, String item, String choice);

    /** Encloses a paper with the draft, which begins with it if need be; empty when there is no such material. */
    Optional<Enclosing> enclose(EnclosePaper command);

    void remove(Resident resident, String item, UUID paper);

    /** One of the resident's own papers. */
    Optional<OpenedPaper> open(Resident resident, String item, UUID paper);

    /** What a person has begun, last first. */
    List<DraftLine> of(UUID account);

    /** Takes the draft away to hand it in; a second caller waits for the first, and finds none; neither does one whose account is closed. */
    Optional<DraftView> take(Resident resident, UUID draft);

    /** Forgets all that a person has begun, with its papers. */
    void forget(UUID account);

    /** Forgets some of the drafts that nobody has saved since, with their papers, and says how many. */
    int forget(Instant savedBefore, int most);

    /** With {@code later}, what was typed is kept as it is and the page counts as unfinished. */
    record SavePage(Resident resident, String item, String page, Map<String, String> typed, boolean later) {

        public SavePage(Resident resident, String item, String page, Map<String, String> typed) {
            this(resident, item, page, typed, false);
        }
    }

    /**
     * @param material which of the guide's, counted from 0
     * @param file none where the original will be shown at the window
     */
    record EnclosePaper(
            Resident resident,
            String item,
            int material,
            @Nullable StoredFile file) {}

    sealed interface Saving {
        record Saved(UUID draft) implements Saving {}

        /** Nothing was saved; what was typed is still with the caller. */
        record Faulty(Errors errors) implements Saving {}

        record NoSuchPage() implements Saving {}
    }
}
