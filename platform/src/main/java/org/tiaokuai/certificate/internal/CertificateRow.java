package org.tiaokuai.certificate.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates.Held;
import org.tiaokuai.certificate.Certificates.Renewed;
import org.tiaokuai.certificate.Certificates.ReplaceCertificate;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.certificate.internal.CertificateMarks.Marks;
import org.tiaokuai.seal.Hand;

/**
 * One certificate as it is stored.
 *
 * @param nth which one of its case, from 1
 * @param renewed which one it renews; none where it is the first
 * @param renewedFrom from when another one continues it
 * @param recorded whether the ledger has its words
 * @param marks as they stand; none of one that is not stored yet
 */
record CertificateRow(
        String code,
        String caseNumber,
        int nth,
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
        Instant issuedAt,
        @Nullable LocalDate validUntil,
        @Nullable Renewed renewed,
        @Nullable LocalDate renewedFrom,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        @Nullable Instant replacedAt,
        Hand hand,
        @Nullable UUID file,
        boolean recorded,
        Marks marks) {

    /** Another one of the same holder in its place, valid for as long. */
    CertificateRow another(String code, Sealed holder, Sealed holderNumber, ReplaceCertificate by, Instant now) {
        return new CertificateRow(
                code,
                caseNumber,
                nth + 1,
                item,
                itemName,
                itemNameEn,
                resultName,
                holder,
                holderNumber,
                holderKey,
                stated(by.corrected()),
                issuer,
                issuerName,
                now,
                validUntil,
                renewed,
                renewedFrom,
                null,
                null,
                null,
                Objects.requireNonNullElse(by.hand(), hand),
                null,
                true,
                Marks.NONE);
    }

    private List<Statement> stated(@Nullable Statement corrected) {
        return statements.stream()
                .map(each -> corrected != null && each.name().equals(corrected.name()) ? corrected : each)
                .toList();
    }

    Held held() {
        return new Held(caseNumber, resultName, statements, Objects.requireNonNull(validUntil));
    }

    /** On whose account the platform works. */
    UUID account() {
        return Objects.requireNonNullElse(hand.account(), issuer);
    }

    /** What logs and lists call it; nothing of the person stands in it. */
    String title() {
        return resultName + " " + caseNumber + (nth == 1 ? "" : " " + nth);
    }

    /** As the ledger names what happened to it. */
    String fact(String event) {
        return caseNumber + "/" + event + (nth == 1 ? "" : "/" + nth);
    }

    @Nullable
    LocalDate validFrom() {
        return renewed == null ? null : renewed.validFrom();
    }

    Standing standing(LocalDate today) {
        if (revokedAt != null) {
            return Standing.REVOKED;
        }
        if (replacedAt != null) {
            return Standing.REPLACED;
        }
        if (renewed != null && today.isBefore(renewed.validFrom())) {
            return Standing.UPCOMING;
        }
        return validUntil != null && today.isAfter(validUntil) ? Standing.EXPIRED : Standing.VALID;
    }
}
