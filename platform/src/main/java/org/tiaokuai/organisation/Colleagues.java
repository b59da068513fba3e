package org.tiaokuai.organisation;

import java.util.List;
import java.util.UUID;
import org.tiaokuai.access.Actor.Officer;

/** Who works in a department now, and in which of its items. */
public interface Colleagues {

    /** Whoever holds a post of the department, each as they would act under it, by title and name. */
    List<Officer> of(UUID department);
}
