package org.tiaokuai.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.test.FixedSecureRandom;

/** A pair of keys whose private half everybody can make from its label: what it signs is worth nothing. */
record KeyOfNoValue(TreeHash hash, AsymmetricKeyParameter secret, AsymmetricKeyParameter open) {

    static final KeyOfNoValue ED25519 = ed25519("the ledger's");
    static final KeyOfNoValue SM2 = sm2("the ledger's");

    /** Of a witness, in the same algorithms. */
    KeyOfNoValue witness() {
        return hash == TreeHash.SM3 ? sm2("the witness's") : ed25519("the witness's");
    }

    static KeyOfNoValue ed25519(String label) {
        var secret = new Ed25519PrivateKeyParameters(seed(label));
        return new KeyOfNoValue(TreeHash.SHA_256, secret, secret.generatePublicKey());
    }

    static KeyOfNoValue sm2(String label) {
        var curve = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));
        var number = new BigInteger(1, seed(label)).mod(curve.getN());
        var point = curve.getG().multiply(number);
        return new KeyOfNoValue(
                TreeHash.SM3, new ECPrivateKeyParameters(number, curve), new ECPublicKeyParameters(point, curve));
    }

    private static byte[] seed(String label) {
        return TreeHash.SHA_256
                .of(("of no value: " + label).getBytes(StandardCharsets.UTF_8))
                .octets();
    }

    byte[] der() {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    String name() {
        return HexFormat.of().formatHex(TreeHash.SHA_256.of(der()).octets(), 0, 8);
    }

    String sign(byte[] text) {
        Signer signer = hash == TreeHash.SM3 ? new SM2Signer() : new Ed25519Signer();
        // The same signature each time, so that the vectors are the same whenever they are written.
        var random = new FixedSecureRandom(TreeHash.SHA_256.of(text).octets());
        signer.init(true, hash == TreeHash.SM3 ? new ParametersWithRandom(secret, random) : secret);
        signer.update(text, 0, text.length);
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the program reads it. */
    HeadKey read() {
        try {
            return KeyFile.read(Json.octets(pem()));
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return hash == TreeHash.SM3 ? "SM2" : "Ed25519";
    }
}
