package org.tiaokuai.privacy.internal;

import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that do the work.
 *
 * @param current seals what is new
 * @param all by name; each opens what it sealed. Those that are retired are not among them
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

        /** Likewise, and with the key of this name also if it is retired, from now on. */
        KeyRing anew(String name);
    }
}
