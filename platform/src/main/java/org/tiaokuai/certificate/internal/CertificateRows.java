package org.tiaokuai.certificate.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.certificate.Certificates.Renewed;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.RecordedCertificates;
import org.tiaokuai.certificate.Statement;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Taken;
import org.tiaokuai.seal.Hand;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The certificates. */
@Repository
class CertificateRows implements RecordedCertificates {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("certificate.certificate", "code", "holder_key", "holder", "holder_number");

    private static final String ROWS = """
            select certificate.*, (
                select min(later.valid_from) from certificate.certificate later
                where later.renews = certificate.case_number and later.revoked_at is null) as renewed_from
            from certificate.certificate
            """;

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final CertificateMarks marks;

    CertificateRows(JdbcClient jdbc, Ledger ledger, CertificateMarks marks) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.marks = marks;
    }

    private static final String ADD = """
            insert into certificate.certificate (code, case_number, nth, item, item_name, item_name_en,
                result_name, holder, holder_number, holder_key, statements, issuer, issuer_name,
                issued_at, valid_until, valid_from, renews, actor, post, by_whom, recorded, mark)
            values (:code, :caseNumber, :nth, :item, :itemName, :itemNameEn, :resultName, :holder, :holderNumber,
                :holderKey, cast(:statements as jsonb), :issuer, :issuerName, :issuedAt, :validUntil, :validFrom,
                :renews, :actor, :post, :byWhom, true, :mark)
            """;

    void add(CertificateRow row) {
        var renewed = row.renewed();
        jdbc.sql(ADD)
                .param("code", row.code())
                .param("caseNumber", row.caseNumber())
                .param("nth", row.nth())
                .param("item", row.item())
                .param("itemName", row.itemName())
                .param("itemNameEn", row.itemNameEn())
                .param("resultName", row.resultName())
                .param("holder", row.holder().envelope())
                .param("holderNumber", row.holderNumber().envelope())
                .param("holderKey", row.holderKey())
                .param("statements", json.writeValueAsString(row.statements()))
                .param("issuer", row.issuer())
                .param("issuerName", row.issuerName())
                .param("issuedAt", row.issuedAt().atOffset(ZoneOffset.UTC))
                .param("validUntil", row.validUntil())
                .param("validFrom", row.validFrom())
                .param("renews", renewed == null ? null : renewed.caseNumber())
                .param("actor", row.hand().account())
                .param("post", row.hand().post())
                .param("byWhom", row.hand().name())
                .param("mark", marks.of(row))
                .update();
        ledger.append(CertificateFacts.issued(row));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Recorded> of(Collection<String> caseNumbers) {
        return jdbc.sql("""
                        select case_number, holder_key, valid_from, valid_until, renews
                        from certificate.certificate where case_number = any(:numbers) order by case_number, nth
                        """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .query(Recorded.class)
                .list();
    }

    Optional<CertificateRow> byCode(String code) {
        return find("code", code, "");
    }

    /** The newest one. */
    Optional<CertificateRow> byCase(String caseNumber) {
        return find("case_number", caseNumber, "");
    }

    /** The newest of each case by which something was granted to this person. */
    List<CertificateRow> ofHolder(String holderKey, String item) {
        return jdbc.sql(ROWS + """
                        where erased_at is null and holder_key = :holder and item = :item and revoked_at is null
                            and replaced_at is null
                        order by valid_until, case_number
                        """)
                .param("holder", holderKey)
                .param("item", item)
                .query(this::read)
                .list();
    }

    Optional<CertificateRow> locked(String caseNumber) {
        return find("case_number", caseNumber, " for update of certificate");
    }

    /** The case is locked by who issues, so that there is one of each number. */
    int next(String caseNumber) {
        return jdbc.sql("select 1 + coalesce(max(nth), 0) from certificate.certificate where case_number = :number")
                .param("number", caseNumber)
                .query(Integer.class)
                .single();
    }

    void revoke(CertificateRow row, UUID account, String reason, Instant now) {
        jdbc.sql("""
                        update certificate.certificate
                        set revoked_at = :now, revoked_by = :account, revoked_reason = :reason where code = :code
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("reason", reason)
                .param("code", row.code())
                .update();
        tell(row, CertificateFacts.revoked(row, account, reason, now));
    }

    void replace(CertificateRow row, UUID account, Replacement why, Instant now) {
        jdbc.sql("""
                        update certificate.certificate
                        set replaced_at = :now, replaced_by = :account, replaced_reason = :why where code = :code
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("why", why.name())
                .param("code", row.code())
                .update();
        tell(row, CertificateFacts.replaced(row, account, why, now));
    }

    /** Of what the ledger has no words it is not told what became of them either. */
    private void tell(CertificateRow row, Fact fact) {
        if (row.recorded()) {
            ledger.append(fact);
        }
    }

    /** Those of which the ledger has no words. */
    List<CertificateRow> unrecorded() {
        return jdbc.sql(ROWS + "where not recorded and erased_at is null order by code")
                .query(this::read)
                .list();
    }

    /** Whether this file is the one: of two that were made at once, the first is kept. */
    boolean file(CertificateRow certificate, UUID file) {
        return jdbc.sql("update certificate.certificate set file = :file, file_mark = :mark"
                                + " where code = :code and file is null")
                        .param("file", file)
                        .param("mark", marks.of(certificate, file))
                        .param("code", certificate.code())
                        .update()
                == 1;
    }

    @Bean
    static Taken holdersForgotten() {
        return new Taken("CERTIFICATE", """
                select code as row, least(valid_until, revoked_at::date, replaced_at::date) as ended from certificate.certificate
                where erased_at is not null or holder = '' or holder_number = '' or holder_key = ''
                """);
    }

    /** One whose holder was forgotten, with the file that it was printed in. */
    record Erased(String code, @Nullable UUID file) {}

    /** What never ends is kept. */
    List<Erased> erase(LocalDate endedBefore, int most) {
        return jdbc.sql("""
                        with old as (
                            select code, file from certificate.certificate
                            where erased_at is null and (valid_until < :before or revoked_at < :before or replaced_at < :before)
                            order by code limit :most for update skip locked)
                        update certificate.certificate
                        set holder = :erased, holder_number = :erased, holder_key = '', file = null, mark = null, file_mark = null,
                            erased_at = now()
                        from old where certificate.code = old.code
                        returning old.code, old.file
                        """)
                .param("before", endedBefore)
                .param("most", most)
                .param("erased", Sealed.ERASED)
                .query(Erased.class)
                .list();
    }

    private Optional<CertificateRow> find(String column, String value, String lock) {
        return jdbc.sql(ROWS + "where erased_at is null and " + column + " = :value order by nth desc limit 1" + lock)
                .param("value", value)
                .query(this::read)
                .optional();
    }

    static Cell cell(String column, String code, String holder) {
        return PLACE.cell(column, code, holder);
    }

    private CertificateRow read(ResultSet row, int at) throws SQLException {
        var code = row.getString("code");
        var holder = row.getString("holder_key");
        return new CertificateRow(
                code,
                row.getString("case_number"),
                row.getInt("nth"),
                row.getString("item"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                row.getString("result_name"),
                new Sealed(row.getString("holder"), cell("holder", code, holder)),
                new Sealed(row.getString("holder_number"), cell("holder_number", code, holder)),
                holder,
                json.readValue(row.getString("statements"), new TypeReference<List<Statement>>() {}),
                row.getObject("issuer", UUID.class),
                row.getString("issuer_name"),
                row.getTimestamp("issued_at").toInstant(),
                row.getObject("valid_until", LocalDate.class),
                renewed(row),
                row.getObject("renewed_from", LocalDate.class),
                moment(row, "revoked_at"),
                row.getString("revoked_reason"),
                moment(row, "replaced_at"),
                hand(row),
                row.getObject("file", UUID.class),
                row.getBoolean("recorded"),
                CertificateMarks.marks(row));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Renewed renewed(ResultSet row) throws SQLException {
        var renews = row.getString("renews");
        var validFrom = row.getObject("valid_from", LocalDate.class);
        return renews == null || validFrom == null ? null : new Renewed(renews, validFrom);
    }

    private static Hand hand(ResultSet row) throws SQLException {
        return new Hand(
                row.getObject("actor", UUID.class), row.getObject("post", UUID.class), row.getString("by_whom"));
    }

    @Bean
    static EnvelopePlace envelopesInCertificates() {
        return PLACE;
    }
}
