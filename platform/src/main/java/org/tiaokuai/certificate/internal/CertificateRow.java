package org.tiaokuai.certificate.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.seal.Hand;

/**
 * One certificate as it is stored.
 *
 * @param nth which one of its case, from 1
 * @param recorded whether the ledger has its words
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
        Hand hand,
        @Nullable UUID file,
        boolean recorded) {

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
        return validUntil != null && today.isAfter(validUntil) ? Standing.EXPIRED : Standing.VALID;
    }
}
