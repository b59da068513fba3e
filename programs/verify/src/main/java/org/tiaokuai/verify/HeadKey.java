package org.tiaokuai.verify;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * The public key that heads are signed with. It alone says in which algorithms: a file that could choose would choose the
 * weaker ones.
 */
sealed interface HeadKey {

    /** Tells keys apart: the first eight octets, hexadecimal, of SHA-256 of the key in DER. */
    String name();

    TreeHash hash();

    boolean signed(byte[] text, byte[] signature);

    /** Ed25519 (RFC 8032), for trees of SHA-256. */
    record Ed25519(String name, PublicKey key) implements HeadKey {

        @Override
        public TreeHash hash() {
            return TreeHash.SHA_256;
        }

        @Override
        public boolean signed(byte[] text, byte[] signature) {
            try {
                var check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(text);
                return check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    /** SM2 with SM3 and the usual user id 1234567812345678 (GB/T 32918, GB/T 35276), for trees of SM3. */
    record Sm2(String name, ECPublicKeyParameters key) implements HeadKey {

        @Override
        public TreeHash hash() {
            return TreeHash.SM3;
        }

        @Override
        public boolean signed(byte[] text, byte[] signature) {
            var check = new SM2Signer();
            check.init(false, key);
            check.update(text, 0, text.length);
            return check.verifySignature(signature);
        }
    }
}
