package org.tiaokuai.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is printed on the paper form of a certificate. */
public record CertificatePaper(
        String code,
        String resultName,
        String itemName,
        String holder,
        String holderNumber,
        List<Statement> statements,
        String issuerName,
        String caseNumber,
        Instant issuedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String stamp,
        String address,
        String qr) {}
