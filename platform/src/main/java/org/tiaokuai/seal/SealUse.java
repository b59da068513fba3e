package org.tiaokuai.seal;

import java.time.Instant;

/**
 * One line of the use log 用印记录; lines are only ever added.
 *
 * @param document what was sealed; empty for a taking of custody
 * @param sha256 of the sealed document; empty for a taking of custody
 * @param byWhom department and officer; empty where the law itself spoke
 */
public record SealUse(long id, Kind kind, String document, String sha256, Instant at, String byWhom) {

    /** What can be done with a seal. */
    public enum Kind {
        SEALED,
        CUSTODY
    }
}
