package org.tiaokuai.access;

/** The keys for personal data, as far as signing in needs them; implemented by {@code privacy}, which holds them. */
public interface Vault {

    Sealed seal(String plain);

    /** Opens a person's own name for that person. */
    String openForOwner(Sealed sealed);

    /** A keyed hash (HMAC-SHA-256, hexadecimal) by which a value can be found again without being stored. */
    String keyed(String purpose, String value);
}
