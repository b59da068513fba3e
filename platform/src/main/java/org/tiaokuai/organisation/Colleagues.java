package org.tiaokuai.organisation;

import java.util.List;
import java.util.UUID;
import org.tiaokuai.access.Post;

/** Who works in a department now, and in which of its items. */
public interface Colleagues {

    /** Every post of the department that is held, by title and name. */
    List<Colleague> of(UUID department);

    /** @param name the officer's official name */
    record Colleague(Post post, String name) {}
}
