package org.tiaokuai.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which posts an account holds now; implemented by {@code organisation}. */
public interface Posts {

    List<Post> heldBy(UUID account);

    Optional<Post> held(UUID account, UUID post);
}
