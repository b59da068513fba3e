package org.tiaokuai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys of an installed platform, so that rows can be written that it opens: envelopes are bound to their cell. */
final class PlatformKeys {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final byte[] sealing;
    private final byte[] hashing;

    private PlatformKeys(String name, byte[] sealing, byte[] hashing) {
        this.name = name;
        this.sealing = sealing;
        this.hashing = hashing;
    }

    static PlatformKeys of(Connection connection, Path home)
            throws IOException, SQLException, GeneralSecurityException {
        var root = HexFormat.of()
                .parseHex(Files.readString(home.resolve("secrets/personal-data.key"))
                        .strip());
        var wrapping = hmac(root, "tiaokuai wrapping");
        var newest = Rows.only(
                connection, "select name, wrapped from privacy.data_key where number > 0 order by number desc limit 1");
        var hash = Rows.only(connection, "select name, wrapped from privacy.data_key where number = 0");
        var name = String.valueOf(newest.get("name"));
        return new PlatformKeys(
                name, open(wrapping, wrapped(newest), name), open(wrapping, wrapped(hash), (String) hash.get("name")));
    }

    private static byte[] wrapped(Map<String, @Nullable Object> row) {
        return (byte[]) row.get("wrapped");
    }

    /** @param cell column, row and person, with spaces between */
    String seal(String plain, String cell) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, sealing, nonce, name + " " + cell)
                    .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var sealed = Arrays.copyOf(nonce, NONCE + text.length);
            System.arraycopy(text, 0, sealed, NONCE, text.length);
            return name + ":" + Base64.getEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String open(String envelope, String cell) throws GeneralSecurityException {
        var octets = Base64.getDecoder().decode(envelope.substring(name.length() + 1));
        return new String(open(sealing, octets, name + " " + cell), StandardCharsets.UTF_8);
    }

    String keyed(String purpose, String value) {
        return HexFormat.of().formatHex(hmac(hashing, purpose + '\u0000' + value));
    }

    private static byte[] open(byte[] key, byte[] sealed, String bound) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), bound)
                .doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
