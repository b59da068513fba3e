package org.tiaokuai.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seal of a department.
 *
 * @param subject whom the certificate names
 * @param fingerprint SHA-256 of the certificate in hexadecimal, by which anyone can tell it from another
 * @param custody who took it last 保管人; null where nobody did
 */
public record SealView(
        String subject,
        String fingerprint,
        Instant madeAt,
        Instant validUntil,
        @Nullable SealUse custody) {}
