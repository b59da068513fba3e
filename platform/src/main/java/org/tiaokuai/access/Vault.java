package org.tiaokuai.access;

/** The keys for personal data, as far as signing in needs them; implemented by {@code privacy}, which holds them. */
public interface Vault {

    Sealed seal(String plain, Cell cell);

    /** Opens what is its owner's own: the name for a greeting, the secret of an authenticator. */
    String openForOwner(Sealed sealed);

    /** A keyed hash (HMAC-SHA-256, hexadecimal) by which a value can be found again without being stored. */
    String keyed(String purpose, String value);
}
