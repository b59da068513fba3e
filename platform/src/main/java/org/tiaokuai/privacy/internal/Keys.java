package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tiaokuai.access.Sealed;

/** Seals with AES-256-GCM and hashes with HMAC-SHA-256 under keys derived from one secret of 32 bytes. */
final class Keys {

    private static final String MARK = "k1:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealing;
    private final SecretKeySpec hashing;

    Keys(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("The key for personal data must have 32 bytes");
        }
        sealing = new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), "tiaokuai sealing"), "AES");
        hashing = new SecretKeySpec(hmac(new SecretKeySpec(secret, "HmacSHA256"), "tiaokuai hashing"), "HmacSHA256");
    }

    static Keys from(KeyFile file) throws IOException {
        return new Keys(file.secret());
    }

    Sealed seal(String plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            var text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var envelope = ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text);
            return new Sealed(MARK + Base64.getEncoder().withoutPadding().encodeToString(envelope.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal", e);
        }
    }

    String open(Sealed sealed) {
        if (!sealed.envelope().startsWith(MARK)) {
            throw new IllegalArgumentException("Not an envelope of ours");
        }
        var bytes = Base64.getDecoder().decode(sealed.envelope().substring(MARK.length()));
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE));
            return new String(cipher.doFinal(bytes, NONCE, bytes.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The envelope was sealed with another key, or altered", e);
        }
    }

    String keyed(String purpose, String value) {
        return HexFormat.of().formatHex(hmac(hashing, purpose + '\u0000' + value));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot hash", e);
        }
    }
}
