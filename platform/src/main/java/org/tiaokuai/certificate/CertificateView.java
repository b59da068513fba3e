package org.tiaokuai.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate tells anyone who has its code.
 *
 * @param holder the masked name
 * @param standing whether it can be relied on today
 */
public record CertificateView(
        String code,
        String itemName,
        String itemNameEn,
        String resultName,
        String holder,
        List<Statement> statements,
        String issuerName,
        Instant issuedAt,
        @Nullable LocalDate validUntil,
        Standing standing,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        @Nullable Instant replacedAt) {

    /** Whether a certificate can be relied on. */
    public enum Standing {
        VALID,
        EXPIRED,
        /** Another one stands in its place; nothing was wrong with what was decided. */
        REPLACED,
        REVOKED
    }
}
