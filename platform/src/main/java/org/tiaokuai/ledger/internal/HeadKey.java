package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Head;

/** The key that signs heads: two lines of base64 in a file of its own, the private one and the public one. */
final class HeadKey {

    private static final String SM2_CURVE = "sm2p256v1";
    private static final int NAME_OCTETS = 8;
    private static final int PEM_LINE = 64;

    private final PrivateKey signing;
    private final PublicKey checking;
    private final TreeHash hash;

    private HeadKey(PrivateKey signing, PublicKey checking, TreeHash hash) {
        this.signing = signing;
        this.checking = checking;
        this.hash = hash;
    }

    static HeadKey in(Path file, TreeHash hash) throws IOException {
        if (!Files.exists(file)) {
            make(file, hash);
        }
        var lines = Files.readAllLines(file);
        try {
            var factory = hash.factory();
            return new HeadKey(
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                    hash);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("The file " + file + " does not hold the ledger's key", e);
        }
    }

    private static void make(Path file, TreeHash hash) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            return; // another process made it in the same moment, and it is read next
        }
        var pair = newPair(hash);
        var text = base64(pair.getPrivate().getEncoded()) + "\n"
                + base64(pair.getPublic().getEncoded()) + "\n";
        Files.writeString(file, text, StandardOpenOption.SYNC);
    }

    private static KeyPair newPair(TreeHash hash) {
        try {
            var provider = hash.provider();
            if (provider == null) {
                return KeyPairGenerator.getInstance(hash.keys()).generateKeyPair();
            }
            var generator = KeyPairGenerator.getInstance(hash.keys(), provider);
            generator.initialize(new ECGenParameterSpec(SM2_CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no keys for " + hash, e);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** Tells keys apart: the first octets of the hash of the public key. */
    String name() {
        return name(checking);
    }

    static String name(PublicKey key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, NAME_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            var signature = hash.signature();
            signature.initSign(signing);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The ledger's key does not sign", e);
        }
    }

    /** Whether this key signed the head as it stands. */
    boolean signed(Head head) {
        try {
            var signature = hash.signature();
            signature.initVerify(checking);
            signature.update(Canonical.octets(HeadText.of(head)));
            return head.hash().equals(hash.label())
                    && head.key().equals(name())
                    && signature.verify(Base64.getDecoder().decode(head.signature()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    String pem() {
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(checking.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
