package org.tiaokuai.file.internal;

import java.nio.file.Path;

/** Looks for what does harm, in what somebody hands in. */
interface Scanner {

    Verdict scan(Path file);

    /** What it found; a scanner that does not answer has said nothing. */
    enum Verdict {
        CLEAN,
        INFECTED,
        SILENT
    }
}
