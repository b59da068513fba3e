package org.tiaokuai.file;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamSource;

/** Files as every caller sees them. */
public interface StoredFiles {

    /**
     * Takes a file in, outside of any transaction, for it may take seconds. It is forgotten after a day unless
     * {@link #keep} is called in the transaction that refers to it.
     */
    Storing store(StoreFile command);

    void keep(UUID id);

    /** Those of the ids that are there, in no order. */
    List<StoredFile> find(Collection<UUID> ids);

    /** @param key as the decision function gave it */
    InputStream open(UUID id, String key);

    /** A small JPEG picture of a picture, large enough to be read; empty for a document. */
    Optional<InputStream> preview(UUID id, String key);

    /** Forgets a file that nothing refers to any more. */
    void remove(UUID id);

    /**
     * The content is read more than once.
     *
     * @param subject the pseudonym of the person whose it is; empty for nobody's
     * @param made by the platform: no bound on what the account uploads keeps it out
     */
    record StoreFile(InputStreamSource content, String name, UUID by, String subject, boolean made) {

        /** What somebody uploads. */
        public StoreFile(InputStreamSource content, String name, UUID by, String subject) {
            this(content, name, by, subject, false);
        }
    }

    sealed interface Storing {

        record Stored(StoredFile file) implements Storing {}

        record Empty() implements Storing {}

        /** @param most in bytes */
        record TooLarge(long most) implements Storing {}

        /** It is none of {@link FileKind}, whatever it is called. */
        record WrongKind() implements Storing {}

        /** The account has stored as much as it may that nothing refers to; after a day that is forgotten. */
        record TooMuchUnused() implements Storing {}

        /** Too many pictures are looked at just now. */
        record Busy() implements Storing {}

        /** It cannot be read as what it is: torn, locked by a password, or of a size that nobody scans at. */
        record Damaged() implements Storing {}

        /** The scanner named something in it. */
        record Infected() implements Storing {}

        /** A scanner is set and does not answer; what was not scanned is not taken. */
        record NotScanned() implements Storing {}
    }
}
