package org.tiaokuai.verify;

import java.util.List;

/** What came of a check. */
sealed interface Verdict {

    /** @param lines what is proved */
    record Sound(List<String> lines) implements Verdict {}

    record Unsound(String reason) implements Verdict {}
}
