package org.tiaokuai.draft;

import java.util.Optional;
import java.util.UUID;

/** Tells whether the same person has a case for the same item that is not closed yet; implemented by {@code casework}. */
public interface OpenCases {

    /** The number of the newest one. */
    Optional<String> openFor(UUID account, String item);
}
