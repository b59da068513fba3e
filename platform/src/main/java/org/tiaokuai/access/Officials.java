package org.tiaokuai.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people behind officers' accounts. */
public interface Officials {

    /** By account; residents are not among them. */
    Map<UUID, Official> of(Collection<UUID> accounts);

    /**
     * @param name under which they act; it is official and may be told to colleagues
     * @param personKey tells that an applicant is the same person; none before the account is activated
     */
    record Official(String name, @Nullable String personKey) {}
}
