package org.tiaokuai.file;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Files that the platform makes itself: each is made once and kept. */
public interface MadeFiles {

    /** Stores what was made, outside of any transaction; whoever comes second, or again, is told the file of the first. */
    UUID keepOnce(KeepMade command);

    /**
     * @param what tells things apart that are made
     * @param content makes it; not asked while another makes the same
     * @param by on whose account the platform works
     * @param subject the pseudonym of the person whose it is
     * @param first refers to the file where nothing does yet, and says whether it did; it runs in the transaction in which
     *     the file is kept
     * @param other the file of whoever was first
     */
    record KeepMade(
            String what,
            Supplier<byte[]> content,
            String name,
            UUID by,
            String subject,
            Predicate<UUID> first,
            Supplier<Optional<UUID>> other) {}
}
