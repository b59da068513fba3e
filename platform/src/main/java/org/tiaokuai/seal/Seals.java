package org.tiaokuai.seal;

import java.util.Optional;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** The seal of each department; it is made when it is first needed, and its key leaves the platform in no way. */
public interface Seals {

    /** The document with the department's signature (PAdES-B) over all of it; the use is written down before it is given. */
    byte[] seal(SealDocument command);

    /** The seal in use; empty where none was needed yet. */
    Optional<SealView> of(UUID department);

    /**
     * What was done with the seals of a department, newest first, a page at a time.
     *
     * @param before the last use of the page before; 0 for the first page
     */
    UseLog uses(UUID department, long before);

    Custody takeCustody(TakeCustody command);

    /** @param document what the log calls it; nothing of a person stands in it */
    record SealDocument(UUID department, String departmentName, String document, byte[] pdf, Hand hand) {}

    /** @param seen the taking of custody that the officer saw last; 0 for none */
    record TakeCustody(Officer officer, long seen) {}

    /** What became of the wish to keep the seal 保管. */
    sealed interface Custody {
        record Taken() implements Custody {}

        record AlreadyKept() implements Custody {}

        /** Somebody else took it since the officer looked. */
        record TakenMeanwhile() implements Custody {}

        /** Only who decides for the department keeps its seal. */
        record NotEntitled() implements Custody {}
    }
}
