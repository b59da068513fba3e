package org.tiaokuai.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Requester;

/** The results that the platform has issued. */
public interface Certificates {

    /** Issues in the caller's transaction and returns the code by which anyone can verify it. */
    String issue(IssueCertificate command);

    /** Whatever was typed or scanned as a code; case and dashes do not matter. */
    Optional<CertificateView> verify(String code);

    Optional<CertificateView> ofCase(String caseNumber);

    /** The certificate of a case, if it is the department's to revoke. */
    Optional<CertificateView> issuedBy(Post post, String caseNumber);

    Revocation revoke(RevokeCertificate command);

    /** The certificate as PDF with the holder's full name, for the holder or the issuing department. */
    Optional<byte[]> pdf(String caseNumber, Requester requester, Text text);

    record IssueCertificate(
            String caseNumber,
            String item,
            String itemName,
            String itemNameEn,
            String resultName,
            Sealed holder,
            Sealed holderNumber,
            String holderKey,
            List<Statement> statements,
            UUID issuer,
            String issuerName,
            @Nullable LocalDate validUntil) {}

    record RevokeCertificate(String caseNumber, Actor.Officer officer, String reason) {

        public RevokeCertificate {
            if (Typing.blank(reason)) {
                throw new IllegalArgumentException("A revocation has a reason");
            }
        }
    }

    sealed interface Revocation {
        /** Also published as an event. */
        record Revoked(String code, String caseNumber, UUID account, UUID post, String byWhom, String reason)
                implements Revocation {}

        record AlreadyRevoked() implements Revocation {}

        /** There is none, or another department issued it. */
        record NoSuchCertificate() implements Revocation {}
    }
}
