package org.tiaokuai.database;

import org.jspecify.annotations.Nullable;

/** The start stops here; the message is one clear sentence for the person at the terminal, who can act on it. */
public final class DatabaseStartRefused extends RuntimeException {

    public DatabaseStartRefused(String sentence) {
        super(sentence);
    }

    public DatabaseStartRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
