package org.tiaokuai.privacy.internal;

/** The one secret outside the database: it wraps the keys that do the work, and seals nothing else. */
sealed interface RootKey permits FileRoot, TokenRoot {

    /** Tells root keys apart, and nothing about them. */
    String name();

    /** @param name of the key; it opens under no other */
    byte[] wrap(String name, byte[] key);

    byte[] unwrap(String name, byte[] wrapped);
}
