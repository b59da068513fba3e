package org.tiaokuai.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.tiaokuai.form.FormRef;

/** What was published of items, many at a time, for whoever holds it against what other modules record. */
public interface RecordedVersions {

    /** Every version of these items; one that was never published has none. */
    Map<VersionKey, Published> of(Collection<String> items);

    record VersionKey(String item, int version) {}

    /** @param atWindow whether the window may decide what it accepts while one waits */
    record Published(FormRef form, UUID handledBy, boolean atWindow) {}
}
