package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/** A root key in a token that speaks PKCS#11, which it never leaves: the token itself wraps and unwraps. */
final class TokenRoot implements RootKey {

    /** One block; GCM makes none like it of any nonce, for its counter ends in a number that is small. */
    private static final byte[] NAMED = "tiaokuai - name.".getBytes(StandardCharsets.US_ASCII);

    private static final int NAME_OCTETS = 8;

    private final Provider token;
    private final SecretKey key;
    private final String name;

    private TokenRoot(Provider token, SecretKey key) throws GeneralSecurityException {
        this.token = token;
        this.key = key;
        var cipher = Cipher.getInstance("AES/CBC/NoPadding", token);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[NAMED.length]));
        name = HexFormat.of().formatHex(cipher.doFinal(NAMED), 0, NAME_OCTETS);
    }

    /**
     * Where a token is.
     *
     * @param setting by which it is set, for what is said of it
     * @param config the file that tells the JDK's SunPKCS11 of the token; empty where there is no token
     * @param alias the label of the key
     * @param pinFile holds the PIN, in one line
     */
    record Place(String setting, String config, String alias, String pinFile) {

        boolean set() {
            if (config.isEmpty() && !pinFile.isEmpty()) {
                throw refused("A PIN is set and no token", null);
            }
            return !config.isEmpty();
        }

        private KeysRefused refused(String what, @Nullable Throwable cause) {
            return new KeysRefused(what + " (" + setting + ".*; see docs/running.md)", cause);
        }
    }

    static TokenRoot in(Place place) {
        var provider = provider(place);
        var pin = pin(place);
        try {
            var root = new TokenRoot(provider, key(place, provider, pin));
            root.unwrap("", root.wrap("", NAMED));
            return root;
        } catch (GeneralSecurityException | ProviderException | IllegalStateException e) {
            if (e instanceof KeysRefused refused) {
                throw refused;
            }
            throw place.refused("The key \"" + place.alias() + "\" of the token does not seal by AES-GCM", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static Provider provider(Place place) {
        try {
            return Security.getProvider("SunPKCS11").configure(place.config());
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw place.refused("There is no token as " + place.config() + " tells of it", e);
        }
    }

    private static char[] pin(Place place) {
        try {
            return Files.readString(Path.of(place.pinFile())).strip().toCharArray();
        } catch (IOException e) {
            throw place.refused("The file with the PIN of the token cannot be read: " + place.pinFile(), e);
        }
    }

    private static SecretKey key(Place place, Provider token, char[] pin) throws GeneralSecurityException {
        var keys = store(place, token);
        try {
            keys.load(null, pin);
        } catch (IOException e) {
            throw place.refused("The token does not take the PIN", e);
        }
        if (!(keys.getKey(place.alias(), null) instanceof SecretKey key)
                || !key.getAlgorithm().equals("AES")) {
            throw place.refused("The token has no AES key \"" + place.alias() + "\"", null);
        }
        if (key.getEncoded() != null) {
            throw place.refused(
                    "The key \"" + place.alias() + "\" can be read out of the token: make one that cannot", null);
        }
        return key;
    }

    private static KeyStore store(Place place, Provider token) {
        try {
            return KeyStore.getInstance("PKCS11", token);
        } catch (KeyStoreException e) {
            throw place.refused("There is no token in the slot that " + place.config() + " tells of", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] wrap(String bound, byte[] plain) {
        return wrapping().seal(plain, bound);
    }

    @Override
    public byte[] unwrap(String bound, byte[] wrapped) {
        return wrapping().open(wrapped, bound);
    }

    private SealKey wrapping() {
        return new SealKey("root", () -> Cipher.getInstance("AES/GCM/NoPadding", token), key);
    }
}
