package org.tiaokuai.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Texts of which the ledger keeps only a salted hash: who has the texts and the salt can show that they are those. */
public final class Veiled {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_OCTETS = 16;

    private Veiled() {}

    /** One for each row, and kept in it. */
    public static String salt() {
        var salt = new byte[SALT_OCTETS];
        RANDOM.nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt);
    }

    /** A name as it was told to people: the ledger keeps that it was this one, and not the name. */
    public static String name(String salt, String name) {
        return name.isEmpty() ? "" : hash(salt, Map.of("name", name));
    }

    /** SHA-256 of the canonical JSON of the texts and the salt, in base64. */
    public static String hash(String salt, Map<String, String> texts) {
        var salted = new HashMap<>(texts);
        salted.put("salt", salt);
        return digest(Canonical.text(salted));
    }

    /** SHA-256 of the canonical form of a JSON text that anybody may read, in base64. */
    public static String json(String text) {
        return digest(Canonical.of(text));
    }

    /** SHA-256 of a text that anybody may read, in base64. */
    public static String text(String text) {
        return digest(text);
    }

    private static String digest(String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(Canonical.octets(canonical)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
