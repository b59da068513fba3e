package org.tiaokuai.privacy.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret outside the database: it wraps the keys that do the work, and seals nothing else. */
final class RootKey {

    private static final int OCTETS = 32;
    private static final int NAME_OCTETS = 8;

    private final SecretKeySpec secret;

    RootKey(byte[] secret) {
        if (secret.length != OCTETS) {
            throw new IllegalArgumentException("The key for personal data must have 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Tells root keys apart, and nothing about them. */
    String name() {
        return HexFormat.of().formatHex(derived("tiaokuai name"), 0, NAME_OCTETS);
    }

    byte[] wrap(String name, byte[] key) {
        return wrapping(name).seal(key);
    }

    byte[] unwrap(String name, byte[] wrapped) {
        return wrapping(name).open(wrapped);
    }

    private SealKey wrapping(String name) {
        return SealKey.of("root", SealAlgorithm.AES, derived("tiaokuai wrapping"), name);
    }

    /** Under this the first envelopes of a platform were sealed, before there were keys in its database. */
    byte[] firstSealing() {
        return derived("tiaokuai sealing");
    }

    byte[] firstHashing() {
        return derived("tiaokuai hashing");
    }

    private byte[] derived(String what) {
        return hmac(secret, what);
    }

    static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot hash", e);
        }
    }
}
