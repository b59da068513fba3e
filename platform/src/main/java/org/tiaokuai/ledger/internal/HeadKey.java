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
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Head;

/**
 * The key that signs heads: two lines of base64 in a file of its own, the private one and the public one. From the private one
 * follow the keys of the MACs, so that who has the database alone can make none.
 */
final class HeadKey {

    private static final String MAC = "HmacSHA256";
    private static final String SM2_CURVE = "sm2p256v1";
    private static final int NAME_OCTETS = 8;
    private static final int PEM_LINE = 64;

    private final PrivateKey signing;
    private final PublicKey checking;
    private final TreeHash hash;

    private final Map<Mark, SecretKey> marks = new EnumMap<>(Mark.class);

    /** What a MAC is made of; none of one passes for one of another. */
    enum Mark {
        LEAF("tiaokuai ledger leaf 1"),
        REPORT("tiaokuai ledger report 1");

        private final String label;

        Mark(String label) {
            this.label = label;
        }
    }

    private HeadKey(byte[] secret, PrivateKey signing, PublicKey checking, TreeHash hash)
            throws GeneralSecurityException {
        var extract = HKDFParameterSpec.ofExtract().addIKM(secret);
        for (var mark : Mark.values()) {
            var expand = extract.thenExpand(Canonical.octets(mark.label), Hash.LENGTH);
            marks.put(mark, KDF.getInstance("HKDF-SHA256").deriveKey(MAC, expand));
        }
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
            var secret = Base64.getDecoder().decode(lines.get(0));
            return new HeadKey(
                    secret,
                    factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
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

    /** The head with its signature. */
    Head sign(Head head) {
        return new Head(
                head.size(),
                head.previous(),
                head.root(),
                head.map(),
                head.at(),
                head.hash(),
                name(),
                base64(sign(Canonical.octets(head.text()))));
    }

    /** Whether this key signed the head as it stands. */
    boolean signed(Head head) {
        try {
            var signature = hash.signature();
            signature.initVerify(checking);
            signature.update(Canonical.octets(head.text()));
            return head.hash().equals(hash.label())
                    && head.key().equals(name())
                    && signature.verify(Base64.getDecoder().decode(head.signature()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    byte[] mac(Mark mark, byte[] octets) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(marks.get(mark));
            return mac.doFinal(octets);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java has " + MAC, e);
        }
    }

    boolean made(byte @Nullable [] mac, Mark mark, byte[] octets) {
        return mac != null && MessageDigest.isEqual(mac, mac(mark, octets));
    }

    String pem() {
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(checking.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
