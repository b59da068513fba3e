package org.tiaokuai.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;

/** The keys by which fields are sealed; each opens what it sealed, the newest seals what is new. */
public interface FieldKeys {

    /** The newest first. */
    List<KeyView> keys();

    /**
     * Makes another one, with which work goes on at once; its name is also in the ledger. What was sealed before is sealed
     * anew in the background.
     *
     * @param seen the newest as who asks knows it; where there is a newer one already, none is made
     * @return the newest
     */
    String renew(Officer by, String seen);

    /** How far that is, by the columns in which envelopes lie; empty before there was a second key. */
    List<Walk> walks();

    /**
     * @param madeBy an officer's name, empty for those that came with the platform
     * @param under how many envelopes lay under it when they were counted, less those that were sealed anew since
     * @param retiredAt since when there were none, and it is not kept at hand
     */
    record KeyView(
            String name,
            String algorithm,
            Instant at,
            String madeBy,
            long under,
            @Nullable Instant retiredAt) {}

    /**
     * @param place {@code schema.table.column}
     * @param left envelopes under an older key
     * @param percent of the table that was walked through
     * @param unopened the rows with an envelope that does not open, which was left as it is; the first of them
     * @param countedAt when the last walk ended; none while one goes on
     */
    record Walk(
            String place,
            long left,
            int percent,
            List<String> unopened,
            @Nullable Instant countedAt) {}
}
