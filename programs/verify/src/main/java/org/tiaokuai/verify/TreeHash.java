package org.tiaokuai.verify;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;

/** What a tree is hashed with; leaves and nodes are kept apart by their first octet (RFC 9162, 2.1.1). */
enum TreeHash {
    SHA_256("SHA-256"),
    SM3("SM3");

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final String title;

    TreeHash(String title) {
        this.title = title;
    }

    /** As heads call it. */
    String title() {
        return title;
    }

    Hash leaf(byte[] text) {
        return of(LEAF, text);
    }

    Hash node(Hash left, Hash right) {
        return of(NODE, left.octets(), right.octets());
    }

    Hash of(byte first, byte[]... parts) {
        var all = new ByteArrayOutputStream();
        all.write(first);
        for (var part : parts) {
            all.writeBytes(part);
        }
        return of(all.toByteArray());
    }

    Hash of(byte[] octets) {
        return new Hash(this == SM3 ? sm3(octets) : sha256(octets));
    }

    private static byte[] sm3(byte[] octets) {
        var digest = new SM3Digest();
        digest.update(octets, 0, octets.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
