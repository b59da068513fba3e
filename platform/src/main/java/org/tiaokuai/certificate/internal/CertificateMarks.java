package org.tiaokuai.certificate.internal;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.privacy.Privacy;

/**
 * Whose a certificate is, in whose hand it was issued and in which file it lies stand in no leaf: the platform marks them with its
 * key, so that whoever writes to the database exchanges none of them.
 */
@Component
class CertificateMarks implements Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateMarks.class);

    /** What was issued before has none; by its leaf nobody dates one back. */
    private static final Instant SINCE = Instant.parse("2026-11-30T16:00:00Z");

    private final Privacy privacy;
    private final JdbcClient jdbc;

    CertificateMarks(Privacy privacy, JdbcClient jdbc) {
        this.privacy = privacy;
        this.jdbc = jdbc;
    }

    /**
     * What a certificate is marked with.
     *
     * @param own of whose it is and by whom
     * @param file of the file that it lies in
     */
    record Marks(@Nullable String own, @Nullable String file) {
        static final Marks NONE = new Marks(null, null);
    }

    /** What is marked, as it stands. */
    private record Standing(
            String code,
            String caseNumber,
            int nth,
            Instant issuedAt,
            String holderKey,
            String byWhom,
            @Nullable UUID file,
            Marks marks) {}

    String of(CertificateRow row) {
        return of(standing(row));
    }

    String of(CertificateRow row, UUID file) {
        return of(row.code(), file);
    }

    private String of(Standing row) {
        return privacy.keyed(
                "certificate",
                Canonical.text(Map.of(
                        "code", row.code(),
                        "case", row.caseNumber(),
                        "nth", String.valueOf(row.nth()),
                        "holder", row.holderKey(),
                        "byWhom", row.byWhom())));
    }

    private String of(String code, UUID file) {
        return privacy.keyed("certificate file", code + " " + file);
    }

    /** Whether it is whose it was when it was issued. */
    boolean own(CertificateRow row) {
        return told(row, own(standing(row)));
    }

    /** Whether it lies in the file that it was printed in. */
    boolean filed(CertificateRow row) {
        return told(row, filed(standing(row)));
    }

    private static boolean told(CertificateRow row, boolean right) {
        if (!right) {
            LOG.error("The certificate of case {} is not the one that was issued", row.caseNumber());
        }
        return right;
    }

    private boolean own(Standing row) {
        return right(row, row.marks().own(), of(row));
    }

    private boolean filed(Standing row) {
        var file = row.file();
        return file == null || right(row, row.marks().file(), of(row.code(), file));
    }

    private static boolean right(Standing row, @Nullable String mark, String made) {
        return mark == null
                ? row.issuedAt().isBefore(SINCE)
                : MessageDigest.isEqual(Canonical.octets(mark), Canonical.octets(made));
    }

    private static Standing standing(CertificateRow row) {
        return new Standing(
                row.code(),
                row.caseNumber(),
                row.nth(),
                row.issuedAt(),
                row.holderKey(),
                row.hand().name(),
                row.file(),
                row.marks());
    }

    @Override
    public void run(Consumer<Finding> found) {
        jdbc.sql("""
                        select code, case_number, nth, issued_at, holder_key, by_whom, file, mark, file_mark
                        from certificate.certificate where erased_at is null
                        """).withFetchSize(1_000).query(row -> {
            var standing = standing(row);
            var bent = own(standing) ? filed(standing) ? List.<String>of() : List.of("file") : List.of("holder");
            bent.forEach(what -> found.accept(new Finding(
                    Fault.ALTERED,
                    Fact.Kind.CERTIFICATE.name(),
                    standing.caseNumber(),
                    standing.caseNumber() + "/" + standing.nth(),
                    "",
                    what)));
        });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("code"),
                row.getString("case_number"),
                row.getInt("nth"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("holder_key"),
                row.getString("by_whom"),
                row.getObject("file", UUID.class),
                marks(row));
    }

    static Marks marks(ResultSet row) throws SQLException {
        return new Marks(row.getString("mark"), row.getString("file_mark"));
    }
}
