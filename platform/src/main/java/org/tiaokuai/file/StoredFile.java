package org.tiaokuai.file;

import java.time.Instant;
import java.util.UUID;
import org.tiaokuai.access.Sealed;

/**
 * A file that is kept.
 *
 * @param by the account that handed it in
 * @param subject the pseudonym of the person whose it is; empty for nobody's
 * @param name as its owner called it; people put their own names there
 * @param key opens the content; whoever wants to read asks the decision function for it, so no read passes it by
 * @param size of what is kept, in bytes
 * @param sha256 of what was handed in, in hexadecimal: proves which file it was
 */
public record StoredFile(
        UUID id,
        UUID by,
        String subject,
        Sealed name,
        Sealed key,
        FileKind kind,
        long size,
        String sha256,
        boolean preview,
        Instant at) {}
