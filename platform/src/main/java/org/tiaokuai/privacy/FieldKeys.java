package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;

/** The keys by which fields are sealed; each opens what it sealed, the newest seals what is new. */
public interface FieldKeys {

    /** The newest first. */
    List<KeyView> keys();

    /** Makes another one, with which work goes on at once; its name is also in the ledger. */
    String renew(Officer by);

    /** @param madeBy an officer's name, empty for those that came with the platform */
    record KeyView(String name, String algorithm, Instant at, String madeBy) {}
}
