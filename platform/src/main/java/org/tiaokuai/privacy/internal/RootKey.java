package org.tiaokuai.privacy.internal;

import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one secret outside the database: it wraps the keys that do the work, and seals nothing else. */
sealed interface RootKey permits FileRoot, TokenRoot {

    /** Tells root keys apart, and nothing about them. */
    String name();

    /** @param name of the key; it opens under no other */
    byte[] wrap(String name, byte[] key);

    byte[] unwrap(String name, byte[] wrapped);

    /**
     * The root key in use, and the one before it while keys are wrapped anew.
     *
     * @param former none as a rule
     */
    record InUse(RootKey current, @Nullable RootKey former) {

        private static final String ANOTHER =
                "The root key for personal data (tiaokuai.privacy.key-file, or the token of"
                        + " tiaokuai.privacy.pkcs11.*) is not the one this database was written with; for a new one name the old one"
                        + " as tiaokuai.privacy.former-key-file or tiaokuai.privacy.former-pkcs11.*";

        RootKey named(String name) {
            if (former != null && former.name().equals(name)) {
                return former;
            }
            throw new KeysRefused(ANOTHER);
        }

        /** Of these two the one that gave a platform its keys before they stood in its database. */
        FileRoot before(String envelope, String first) {
            return Stream.of(current, former)
                    .filter(FileRoot.class::isInstance)
                    .map(FileRoot.class::cast)
                    .filter(root -> opens(root, envelope, first))
                    .findFirst()
                    .orElseThrow(() -> new KeysRefused(ANOTHER));
        }

        private static boolean opens(FileRoot root, String envelope, String first) {
            try {
                SealKey.of(first, SealAlgorithm.AES, root.firstSealing())
                        .open(Base64.getDecoder().decode(envelope.substring(first.length() + 1)), "");
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }
}
