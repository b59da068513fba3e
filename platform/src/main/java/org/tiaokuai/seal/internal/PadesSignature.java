package org.tiaokuai.seal.internal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.tiaokuai.page.Text;

/** A signature over a whole PDF (PAdES-B, ETSI EN 319 142-1); the library is loaded when the first document is sealed. */
final class PadesSignature {

    private PadesSignature() {}

    static byte[] put(byte[] pdf, Identity identity, String signer, Instant now) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(identity.certificate()));
        parameters.setSignerName(signer);
        parameters.setSigningTimeZone(TimeZone.getTimeZone(Text.ZONE));
        parameters.bLevel().setSigningDate(Date.from(now));
        var service = new PAdESService(new CommonCertificateVerifier(true));
        var document = new InMemoryDocument(pdf);
        var toSign = service.getDataToSign(document, parameters).getBytes();
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, sign(toSign, identity));
        var out = new ByteArrayOutputStream(pdf.length + 32 * 1024);
        try {
            service.signDocument(document, parameters, value).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] sign(byte[] bytes, Identity identity) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(identity.key());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
