package org.tiaokuai.privacy.internal;

import org.jspecify.annotations.Nullable;
import org.tiaokuai.privacy.Reason;

/**
 * What holds for a read of a case besides what the reader says.
 *
 * @param reason that this reader stated a short time ago
 * @param frozen whether the person had the use of the case stopped
 */
record Circumstances(@Nullable Reason reason, boolean frozen) {

    static final Circumstances NONE = new Circumstances(null, false);
}
