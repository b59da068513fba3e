package org.tiaokuai.seal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;

/** In whose hand a seal is: an officer's under a post, or nobody's where the law itself speaks. */
public record Hand(@Nullable UUID account, @Nullable UUID post, String name) {

    public static final Hand NOBODY = new Hand(null, null, "");

    public static Hand of(Officer officer) {
        var post = officer.post();
        return new Hand(officer.account(), post.id(), post.departmentName() + "　" + officer.name());
    }
}
