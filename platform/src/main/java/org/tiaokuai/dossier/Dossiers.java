package org.tiaokuai.dossier;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.privacy.Reading;

/** Dossiers as every caller sees them; whose they are, and until when they may change, is for the caller to know. */
public interface Dossiers {

    /** How a trace names a material, before its number. */
    String FIELD = "material.";

    /** Adds a paper and keeps its file. */
    Enclosing enclose(EnclosePaper command);

    /** Takes a paper out again, and forgets its file; nothing happens when it is not there or came in another round. */
    void remove(UUID dossier, int round, UUID paper);

    /** Takes out all papers of a round, and forgets their files. */
    void forget(UUID dossier, int round);

    /** Takes out every paper that has a file, and forgets the files; that originals were seen stays known. */
    void erase(UUID dossier);

    /** All papers, in the order in which they came. */
    List<Paper> of(UUID dossier);

    /** Those of several dossiers; one without any is not there. */
    Map<UUID, List<Paper>> of(Collection<UUID> dossiers);

    /** What the files are called, by paper; people put names into names, so this is a read too. */
    Map<UUID, String> names(List<Paper> papers, Reading reading);

    /**
     * Opens a paper for a reader, if the decision function gives it; the trace names it as {@code material.3}.
     *
     * @param lastRound a paper that came in a later one is not there
     */
    Optional<OpenedPaper> open(UUID dossier, int lastRound, UUID paper, Reading reading);

    /** A small picture of the first page, which shows what the paper shows and is a read like any other. */
    Optional<OpenedPaper> preview(UUID dossier, int lastRound, UUID paper, Reading reading);

    /** Notes that an officer saw the original; nothing happens where none is to be shown, or it was seen before. */
    void see(SeePaper command);

    /** @param byWhom department and name, as people will read them */
    record SeePaper(UUID dossier, UUID paper, UUID account, UUID post, String byWhom) {}

    /** @param file none where the applicant will show the original at the window */
    record EnclosePaper(
            UUID dossier, int material, int round, @Nullable StoredFile file) {}

    /** The content is read once, and closed by whoever reads it. */
    record OpenedPaper(FileKind kind, InputStream content) {}

    sealed interface Enclosing {
        record Enclosed(UUID paper) implements Enclosing {}

        /** @param most that one material, or the whole dossier, may have */
        record TooMany(int most) implements Enclosing {}
    }
}
