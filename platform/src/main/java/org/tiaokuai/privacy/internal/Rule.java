package org.tiaokuai.privacy.internal;

import org.jspecify.annotations.Nullable;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Requester;

/** One rule of the decision function; a missing grade stands for every grade. */
record Rule(
        String id,
        Requester.Kind requester,
        Purpose purpose,
        @Nullable Grade grade,
        Ruling ruling,
        String law) {

    boolean speaksOf(Requester.Kind requester, Purpose purpose, Grade grade) {
        return this.requester == requester && this.purpose == purpose && (this.grade == null || this.grade == grade);
    }
}
