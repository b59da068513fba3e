package org.tiaokuai.access;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The names under which officers act; they are official and may be told to colleagues. */
public interface OfficialNames {

    /** By account; residents have none. */
    Map<UUID, String> of(Collection<UUID> accounts);
}
