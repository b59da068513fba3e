package org.tiaokuai.seal.internal;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key (P-256) with the certificate in which a department vouches for itself, until an authority for seals does. */
record Identity(PrivateKey key, X509Certificate certificate) {

    private static final String CURVE = "secp256r1";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int YEARS = 5;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;

    static Identity make(String department, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            var pair = generator.generateKeyPair();
            var name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, "CN")
                    .addRDN(BCStyle.O, department)
                    .addRDN(BCStyle.CN, department + "电子印章")
                    .build();
            var start = now.atOffset(ZoneOffset.UTC).minus(A_DAY);
            var builder = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                            Date.from(start.toInstant()),
                            Date.from(start.plusYears(YEARS).toInstant()),
                            name,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            var signed = builder.build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate()));
            return new Identity(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it was stored. */
    static Identity read(String key, byte[] certificate) {
        try {
            var pkcs8 = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
            return new Identity(KeyFactory.getInstance("EC").generatePrivate(pkcs8), certificate(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For whom a seal was made, when, and until when it serves. */
    record Terms(String name, Instant madeAt, Instant validUntil) {
        static final Terms NONE = new Terms("", Instant.EPOCH, Instant.EPOCH);

        /** A certificate tells no fraction of a second. */
        Terms toTheSecond() {
            return new Terms(name, madeAt.truncatedTo(ChronoUnit.SECONDS), validUntil.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** As a certificate says that vouches for itself; none where it does not. */
    static Optional<Terms> terms(byte[] der) {
        try {
            var certificate = certificate(der);
            certificate.verify(certificate.getPublicKey());
            var name = new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.O)[0];
            return Optional.of(new Terms(
                    name.getFirst().getValue().toString(),
                    certificate.getNotBefore().toInstant().plus(A_DAY),
                    certificate.getNotAfter().toInstant()));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the certificate is the one of this key: another one may have been put in its place. */
    boolean whole() {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            var said = certificate.getEncoded();
            signature.update(said);
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(said);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    String keyText() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
