package org.tiaokuai.privacy.internal;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;

/**
 * The root key in use, and the one before it while keys are wrapped anew.
 *
 * @param former none as a rule
 */
record RootKeys(RootKey current, @Nullable RootKey former) {

    private static final String ANOTHER = "The key file (tiaokuai.privacy.key-file) is not the one this database was"
            + " written with; for a new one name the old one as tiaokuai.privacy.former-key-file";

    RootKey named(String name) {
        if (former != null && former.name().equals(name)) {
            return former;
        }
        throw new IllegalStateException(ANOTHER);
    }

    /** That an envelope from before there were keys in the database was sealed under the current one. */
    void confirm(Sealed sealed, String first) {
        var key = SealKey.of(first, SealAlgorithm.AES, current.firstSealing(), "");
        try {
            key.open(Base64.getDecoder().decode(sealed.envelope().substring(first.length() + 1)));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(ANOTHER, e);
        }
    }
}
