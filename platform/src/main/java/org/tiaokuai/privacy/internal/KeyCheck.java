package org.tiaokuai.privacy.internal;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Refuses to start with a key file that is not the one with which this database was written. */
@Component
class KeyCheck implements SmartInitializingSingleton {

    private final KeyRing.Source keys;

    KeyCheck(KeyRing.Source keys) {
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys.ring();
    }
}
