package org.tiaokuai.privacy.internal;

import org.springframework.stereotype.Component;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Vault;

/** The keys, as far as signing in needs them. */
@Component
class KeyVault implements Vault {

    private final Keys keys;

    KeyVault(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Sealed seal(String plain) {
        return keys.seal(plain);
    }

    @Override
    public String openForOwner(Sealed sealed) {
        return keys.open(sealed);
    }

    @Override
    public String keyed(String purpose, String value) {
        return keys.keyed(purpose, value);
    }
}
