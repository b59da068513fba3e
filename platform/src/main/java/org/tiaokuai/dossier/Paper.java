package org.tiaokuai.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.file.StoredFile;

/**
 * One paper in a dossier.
 *
 * @param material which of the materials that the guide asks for, counted from 0
 * @param round 0 for what came with the application, 1 for what came when it was corrected 补正
 * @param file none where the applicant will show the original at the window
 * @param seen that an officer saw the original there
 */
public record Paper(
        UUID id,
        int material,
        int round,
        @Nullable StoredFile file,
        Instant at,
        @Nullable Seen seen) {

    /** @param byWhom department and name of the officer as they were then */
    public record Seen(Instant at, String byWhom) {}

    public boolean atTheWindow() {
        return file == null;
    }

    /** Its original was to be shown at the window, and no officer has noted that it was. */
    public boolean owed() {
        return file == null && seen == null;
    }
}
