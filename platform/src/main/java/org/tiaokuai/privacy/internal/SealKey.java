package org.tiaokuai.privacy.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tiaokuai.page.Damaged;

/** One key by which something is sealed, bound to what it is or where it lies: as something else it does not open. */
record SealKey(String name, Ciphers ciphers, SecretKey key) {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes the ciphers that can work with the key, where it is. */
    interface Ciphers {
        Cipher cipher() throws GeneralSecurityException;
    }

    static SealKey of(String name, SealAlgorithm algorithm, byte[] key) {
        return new SealKey(name, algorithm, new SecretKeySpec(key, algorithm.name()));
    }

    static byte[] random(int octets) {
        var key = new byte[octets];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The nonce, and what was made of the text. */
    byte[] seal(byte[] plain, String bound) {
        var nonce = random(NONCE);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain);
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal", e);
        }
    }

    byte[] open(byte[] sealed, String bound) {
        if (sealed.length < NONCE) {
            throw new IllegalArgumentException("Not an envelope of ours");
        }
        var nonce = ByteBuffer.wrap(sealed, 0, NONCE);
        try {
            var octets = new byte[NONCE];
            nonce.get(octets);
            return cipher(Cipher.DECRYPT_MODE, octets, bound).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new Damaged("The envelope was sealed with another key, or altered", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
        var cipher = ciphers.cipher();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        if (!bound.isEmpty()) {
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        }
        return cipher;
    }
}
