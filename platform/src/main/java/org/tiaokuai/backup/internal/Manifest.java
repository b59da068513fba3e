package org.tiaokuai.backup.internal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Head;

/**
 * What stands first in a backup, so that it can be refused before anything is written.
 *
 * @param tables fingerprint of the migrations that made the tables
 * @param postgres the major version that wrote the data
 * @param machine the kind of processor, whose layout the data of PostgreSQL follow
 * @param password of the database; empty in a portable one
 * @param keys the contents of the key files, by the setting that names each
 */
record Manifest(
        int format,
        Kind kind,
        String tables,
        int postgres,
        String machine,
        boolean demo,
        Instant at,
        String password,
        Map<String, String> keys) {

    static final int FORMAT = 1;

    Manifest {
        keys = Map.copyOf(keys);
    }

    /** The data of the server as they lie, or the rows of the tables. */
    enum Kind {
        PHYSICAL,
        PORTABLE
    }

    /**
     * What stands last.
     *
     * @param head the newest of the ledger that the backup holds; none of an empty ledger
     * @param sha256 of everything before it
     */
    record Ending(
            long entries,
            long octets,
            String sha256,
            @Nullable Head head) {}

    @Override
    public String toString() {
        return "Manifest of " + at; // never the secrets
    }
}
