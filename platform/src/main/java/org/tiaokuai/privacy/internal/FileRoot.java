package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A root key in a file, made once and readable by its owner only. */
final class FileRoot implements RootKey {

    private static final int OCTETS = 32;
    private static final int NAME_OCTETS = 8;

    private final SecretKeySpec secret;

    FileRoot(byte[] secret) {
        if (secret.length != OCTETS) {
            throw new IllegalArgumentException("The key for personal data must have 32 bytes");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Of the file, which is made if it is not there. */
    static FileRoot in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return kept(file);
    }

    /** Of a file that must be there. */
    static FileRoot kept(Path file) throws IOException {
        try {
            return new FileRoot(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            throw new KeysRefused("There is no file " + file + " with a key for personal data.", e);
        } catch (IllegalArgumentException e) {
            throw new KeysRefused("The file " + file + " does not hold a key for personal data.", e);
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            return; // another process made it in the same moment, and it is read next
        }
        var text = HexFormat.of().formatHex(SealKey.random(OCTETS)) + "\n";
        Files.writeString(file, text, StandardOpenOption.SYNC);
    }

    @Override
    public String name() {
        return HexFormat.of().formatHex(derived("tiaokuai name"), 0, NAME_OCTETS);
    }

    @Override
    public byte[] wrap(String name, byte[] key) {
        return wrapping().seal(key, name);
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped) {
        return wrapping().open(wrapped, name);
    }

    private SealKey wrapping() {
        return SealKey.of("root", SealAlgorithm.AES, derived("tiaokuai wrapping"));
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
