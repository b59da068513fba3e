package org.tiaokuai.certificate;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.seal.Hand;

/** The results that the platform has issued. */
public interface Certificates {

    /** Issues in the caller's transaction and returns the code by which anyone can verify it. */
    String issue(IssueCertificate command);

    /** Whatever was typed or scanned as a code; case and dashes do not matter. */
    Optional<CertificateView> verify(String code);

    Optional<CertificateView> ofCase(String caseNumber);

    /** What a person holds of an item, is in force today and ends one day, the next to end first. */
    List<Held> held(String holderKey, String item);

    /** One of these, which stays as it is until the caller's transaction ends; whoever asks for the same waits. */
    Optional<Held> hold(String holderKey, String item, String caseNumber);

    /** The certificate of a case, if it is the officer's to revoke. */
    Optional<CertificateView> revocable(Actor.Officer officer, String caseNumber);

    Revocation revoke(RevokeCertificate command);

    /** Puts another one in the place of the case's own, in the caller's transaction; its code, or nothing where none holds. */
    Optional<String> replace(ReplaceCertificate command);

    /** The sealed PDF with the holder's full name; printed now, if it was not yet. Outside any transaction. */
    Optional<InputStream> open(String caseNumber, Requester requester);

    /** Forgets the holders of some of those that ended before, and says of how many. */
    int erase(LocalDate endedBefore, int most);

    /** @param caseNumber the case by which it was granted */
    record Held(String caseNumber, String resultName, List<Statement> statements, LocalDate validUntil) {}

    /**
     * Which one it renews.
     *
     * @param caseNumber by which that was granted
     * @param validFrom the day on which it takes its place
     */
    record Renewed(String caseNumber, LocalDate validFrom) {}

    /** @param renewed none where it is the first */
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
            @Nullable LocalDate validUntil,
            @Nullable Renewed renewed,
            Hand hand) {}

    /** Published in the transaction of the issue. */
    record Issued(String caseNumber) {}

    /** @param law on which the revocation stands */
    record RevokeCertificate(String caseNumber, Actor.Officer officer, String law, String reason) {

        public RevokeCertificate {
            if (Typing.blank(law) || Typing.blank(reason)) {
                throw new IllegalArgumentException("A revocation has a law and a reason (行政许可法第六十九条)");
            }
        }
    }

    /** Why another one stands in its place. */
    enum Replacement {
        /** 补发. */
        LOST,
        /** 换发. */
        DAMAGED,
        /** 更正: it stated something by a slip. */
        RECTIFIED
    }

    /**
     * @param account who asked for it
     * @param hand who issues it; none where the holder asks for the same once more
     * @param corrected what it states otherwise; none where it states the same
     */
    record ReplaceCertificate(
            String caseNumber,
            Replacement why,
            UUID account,
            @Nullable Hand hand,
            @Nullable Statement corrected) {}

    sealed interface Revocation {
        /** Also published as an event. */
        record Revoked(
                String code, String caseNumber, UUID account, UUID post, String byWhom, String law, String reason)
                implements Revocation {}

        record AlreadyRevoked() implements Revocation {}

        /** There is none, or another department issued it, or it is the officer's own 回避. */
        record NoSuchCertificate() implements Revocation {}
    }
}
