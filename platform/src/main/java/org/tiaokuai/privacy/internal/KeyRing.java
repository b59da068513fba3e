package org.tiaokuai.privacy.internal;

import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that do the work.
 *
 * @param current seals what is new
 * @param all by name; each opens what it sealed
 */
record KeyRing(SealKey current, Map<String, SealKey> all, SecretKeySpec hashing) {

    KeyRing {
        all = Map.copyOf(all);
    }

    /** Where the keys come from. */
    interface Source {

        KeyRing ring();

        /** The same, looked at anew: another node may have made a key since. */
        KeyRing anew();
    }
}
