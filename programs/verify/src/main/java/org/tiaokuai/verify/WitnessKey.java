package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The key of a witness, as PEM ({@code PRIVATE KEY}) in a file that only its owner reads. */
final class WitnessKey {

    private static final int PEM_LINE = 64;
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    private final AsymmetricKeyParameter secret;
    private final byte[] der;
    private final HeadKey open;

    private WitnessKey(AsymmetricKeyParameter secret, byte[] der) throws Unreadable {
        this.secret = secret;
        this.der = der;
        this.open = KeyFile.read(Json.octets(pem()));
    }

    /** Made for this hash if there is none yet; one for another hash is refused. */
    static WitnessKey in(Path file, TreeHash hash) throws IOException, Unreadable {
        if (!Files.exists(file)) {
            make(file, hash);
        }
        var key = read(InputFile.octets(file, KeyFile.LONGEST));
        if (key.open.hash() != hash) {
            throw new Unreadable("the witness's key goes with trees of "
                    + key.open.hash().title() + ", and the ledger's with " + hash.title());
        }
        return key;
    }

    static WitnessKey read(byte[] octets) throws Unreadable {
        var pem = PEM.matcher(Json.text(octets, KeyFile.LONGEST));
        if (!pem.matches()) {
            throw new Unreadable("no private key as PEM");
        }
        try {
            var secret = PrivateKeyFactory.createKey(
                    Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", "")));
            var open = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half(secret));
            return new WitnessKey(secret, open.getEncoded("DER"));
        } catch (IOException | RuntimeException e) {
            // The library meets wrong keys with exceptions of many kinds.
            throw new Unreadable("no private key that can be read");
        }
    }

    private static AsymmetricKeyParameter half(AsymmetricKeyParameter secret) {
        if (secret instanceof Ed25519PrivateKeyParameters ed25519) {
            return ed25519.generatePublicKey();
        }
        var sm2 = (ECPrivateKeyParameters) secret;
        return new ECPublicKeyParameters(
                sm2.getParameters().getG().multiply(sm2.getD()).normalize(), sm2.getParameters());
    }

    private static void make(Path file, TreeHash hash) throws IOException {
        var der = PrivateKeyInfoFactory.createPrivateKeyInfo(pair(hash).getPrivate())
                .getEncoded("DER");
        var part = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(part);
        try {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else makes " + part, e);
        }
        Durable.append(part, pem("PRIVATE KEY", der));
        Files.move(part, file);
        Durable.forceFolder(file);
    }

    private static AsymmetricCipherKeyPair pair(TreeHash hash) {
        var random = new SecureRandom();
        if (hash == TreeHash.SHA_256) {
            var generator = new Ed25519KeyPairGenerator();
            generator.init(new Ed25519KeyGenerationParameters(random));
            return generator.generateKeyPair();
        }
        var curve = new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, random));
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] der) {
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    /** The public half. */
    HeadKey open() {
        return open;
    }

    /** The public half, as others are given it. */
    String pem() {
        return pem("PUBLIC KEY", der);
    }

    /** The public half on one line. */
    String base64() {
        return Base64.getEncoder().encodeToString(der);
    }

    byte[] sign(byte[] text) {
        Signer signer = open.hash() == TreeHash.SM3 ? new SM2Signer() : new Ed25519Signer();
        signer.init(true, open.hash() == TreeHash.SM3 ? new ParametersWithRandom(secret, new SecureRandom()) : secret);
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("The witness's key does not sign", e);
        }
    }
}
