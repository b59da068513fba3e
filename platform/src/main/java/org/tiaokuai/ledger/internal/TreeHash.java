package org.tiaokuai.ledger.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger hashes and signs, for as long as it lives: as everywhere, or as the country's standards have it (GM/T 0003,
 * GM/T 0004). Leaves and nodes are kept apart by their first octet (RFC 9162, 2.1.1).
 */
enum TreeHash {
    SHA_256("SHA-256", null, "Ed25519", "Ed25519"),
    SM3("SM3", new BouncyCastleProvider(), "EC", "SM3withSM2");

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final String label;
    private final @Nullable Provider provider;
    private final String keys;
    private final String signatures;

    TreeHash(String label, @Nullable Provider provider, String keys, String signatures) {
        this.label = label;
        this.provider = provider;
        this.keys = keys;
        this.signatures = signatures;
    }

    static TreeHash of(String label) {
        return Arrays.stream(values())
                .filter(hash -> hash.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("tiaokuai.ledger.hash is SHA-256 or SM3, not " + label));
    }

    String label() {
        return label;
    }

    /** None where the Java itself has what is needed. */
    @Nullable
    Provider provider() {
        return provider;
    }

    String keys() {
        return keys;
    }

    KeyFactory factory() throws GeneralSecurityException {
        return provider == null ? KeyFactory.getInstance(keys) : KeyFactory.getInstance(keys, provider);
    }

    Signature signature() throws GeneralSecurityException {
        return provider == null ? Signature.getInstance(signatures) : Signature.getInstance(signatures, provider);
    }

    /** Whether a key is for just these signatures: there are many curves, and one for SM2. */
    boolean owns(PublicKey key) {
        return this == SHA_256
                || GMObjectIdentifiers.sm2p256v1.equals(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                        .getAlgorithm()
                        .getParameters());
    }

    Hash leaf(byte[] text) {
        return of(LEAF, text);
    }

    Hash node(Hash left, Hash right) {
        return of(NODE, left.octets(), right.octets());
    }

    Hash of(byte first, byte[]... parts) {
        var digest = digest();
        digest.update(first);
        for (var part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    Hash of(byte[] text) {
        return new Hash(digest().digest(text));
    }

    /** Of the tree without a leaf. */
    Hash ofNothing() {
        return new Hash(digest().digest());
    }

    private MessageDigest digest() {
        try {
            return provider == null ? MessageDigest.getInstance(label) : MessageDigest.getInstance(label, provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + label, e);
        }
    }
}
