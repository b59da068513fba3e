package org.tiaokuai.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A public key as PEM ({@code PUBLIC KEY}). */
final class KeyFile {

    static final int LONGEST = 1 << 14;

    private static final int NAME_OCTETS = 8;
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private KeyFile() {}

    static HeadKey read(byte[] octets) throws Unreadable {
        var pem = PEM.matcher(Json.text(octets, LONGEST));
        if (!pem.matches()) {
            throw new Unreadable("no public key as PEM");
        }
        try {
            return key(Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", "")));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The library meets wrong keys with exceptions of many kinds.
            throw new Unreadable("no public key that can be read");
        }
    }

    private static HeadKey key(byte[] der) throws IOException, GeneralSecurityException, Unreadable {
        var info = SubjectPublicKeyInfo.getInstance(der);
        if (!Arrays.equals(info.getEncoded("DER"), der)) {
            throw new Unreadable("a public key that is not in DER");
        }
        if (ED25519.equals(info.getAlgorithm().getAlgorithm())) {
            var factory = KeyFactory.getInstance("Ed25519");
            return new HeadKey.Ed25519(name(der), factory.generatePublic(new X509EncodedKeySpec(der)));
        }
        if (isSm2(info.getAlgorithm())) {
            return new HeadKey.Sm2(name(der), (ECPublicKeyParameters) PublicKeyFactory.createKey(info));
        }
        throw new Unreadable("a public key that is neither Ed25519 nor SM2");
    }

    private static boolean isSm2(AlgorithmIdentifier algorithm) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
                && GMObjectIdentifiers.sm2p256v1.equals(algorithm.getParameters());
    }

    private static String name(byte[] der) {
        return HexFormat.of().formatHex(TreeHash.SHA_256.of(der).octets(), 0, NAME_OCTETS);
    }
}
