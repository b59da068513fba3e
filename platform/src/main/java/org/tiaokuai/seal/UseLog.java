package org.tiaokuai.seal;

import java.util.List;

/**
 * A page of the use log.
 *
 * @param more whether there are older ones
 */
public record UseLog(List<SealUse> uses, boolean more) {

    public static final int PAGE = 50;

    public long last() {
        return uses.isEmpty() ? 0 : uses.getLast().id();
    }
}
