package org.tiaokuai;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A telephone with an authenticator on it, written apart from ours so that the two must agree. */
public final class Authenticator {

    private Authenticator() {}

    /** The code that is shown at an instant, for a secret in Base32 as it stands on the page. */
    public static String code(String secret, Instant at) {
        var bits = new StringBuilder();
        for (var letter : secret.replace(" ", "").toCharArray()) {
            bits.append("%5s"
                    .formatted(Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)))
                    .replace(' ', '0'));
        }
        var key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            var hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
            var number = ByteBuffer.wrap(hash, hash[19] & 15, 4).getInt() & 0x7FFFFFFF;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
