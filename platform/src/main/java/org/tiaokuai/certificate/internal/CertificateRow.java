package org.tiaokuai.certificate.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates.ReplaceCertificate;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.certificate.internal.CertificateMarks.Marks;
import org.tiaokuai.seal.Hand;

/**
 * One certificate as it is stored.
 *
 * @param nth which one of its case, from 1
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
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        @Nullable Instant replacedAt,
        Hand hand,
        @Nullable UUID file,
        boolean recorded,
        Marks marks) {

    /** Another one of the same holder in its place, valid for as long. */
    CertificateRow another(String code, Sealed holder, Sealed holderNumber, ReplaceCertificate by, Instant now) {
        var corrected = by.corrected();
        var stated = statements.stream()
                .map(each -> corrected != null && each.name().equals(corrected.name()) ? corrected : each)
                .toList();
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
                stated,
                issuer,
                issuerName,
                now,
                validUntil,
                null,
                null,
                null,
                Objects.requireNonNullElse(by.hand(), hand),
                null,
                true,
                Marks.NONE);
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

    Standing standing(LocalDate today) {
        if (revokedAt != null) {
            return Standing.REVOKED;
        }
        if (replacedAt != null) {
            return Standing.REPLACED;
        }
        return validUntil != null && today.isAfter(validUntil) ? Standing.EXPIRED : Standing.VALID;
    }
}
