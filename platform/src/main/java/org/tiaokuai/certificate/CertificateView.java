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
 * @param renewedFrom the day from which another one continues it; none where none does
 */
public record CertificateView(
        String code,
        String item,
        String itemName,
        String itemNameEn,
        String resultName,
        String holder,
        List<Statement> statements,
        String issuerName,
        Instant issuedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate renewedFrom,
        Standing standing,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason,
        @Nullable Instant replacedAt) {

    /** Whether a certificate can be relied on. */
    public enum Standing {
        VALID,
        /** It renews one that has not ended yet. */
        UPCOMING,
        EXPIRED,
        /** Another one stands in its place; nothing was wrong with what was decided. */
        REPLACED,
        REVOKED
    }

    /** Whether it can be relied on, be it from a later day. */
    public boolean holds() {
        return standing == Standing.VALID || standing == Standing.UPCOMING;
    }
}
