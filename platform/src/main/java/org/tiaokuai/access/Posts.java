package org.tiaokuai.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which posts an account holds now; implemented by {@code organisation}. */
public interface Posts {

    List<Post> heldBy(UUID account);

    /** The accounts that hold a post with this role now. */
    Set<UUID> holders(Role role);

    Optional<Post> held(UUID account, UUID post);
}
