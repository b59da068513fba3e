package org.tiaokuai.access.internal;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A time-based one-time password (RFC 6238) as every authenticator makes it: SHA-1, six digits, thirty seconds. */
final class Totp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 20;
    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    /** A clock may be wrong by one step either way. */
    private static final int DRIFT = 1;

    private final byte[] secret;

    Totp(byte[] secret) {
        this.secret = secret.clone();
    }

    static Totp random() {
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Totp(secret);
    }

    static Totp of(String base32) {
        var bits = ByteBuffer.allocate(base32.length() * 5 / 8);
        int kept = 0;
        int count = 0;
        for (var character : base32.toCharArray()) {
            kept = (kept << 5 | BASE32.indexOf(character)) & 0xFFF;
            count += 5;
            if (count >= 8) {
                count -= 8;
                bits.put((byte) (kept >> count));
            }
        }
        return new Totp(bits.array());
    }

    /** The secret as authenticators take it from the keyboard. */
    String base32() {
        var text = new StringBuilder();
        int kept = 0;
        int count = 0;
        for (var each : secret) {
            kept = (kept << 8 | each & 0xFF) & 0xFFF;
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append(BASE32.charAt(kept >> count & 31));
            }
        }
        return text.toString();
    }

    String uri(String site, String login) {
        return "otpauth://totp/" + encode(site) + ":" + encode(login) + "?secret=" + base32() + "&issuer="
                + encode(site);
    }

    /** The step whose code was typed, later than the last one that was used: a code is good for once. */
    OptionalLong step(String typed, Instant now, long lastUsed) {
        var code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        var present = now.getEpochSecond() / SECONDS;
        var found = OptionalLong.empty();
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            var right = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8), code);
            if (right && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    String code(Instant at) {
        return code(at.getEpochSecond() / SECONDS);
    }

    private String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a one-time password", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
