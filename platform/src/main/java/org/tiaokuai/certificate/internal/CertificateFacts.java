package org.tiaokuai.certificate.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger keeps of a certificate: its words as a hash that is salted with its code, which no leaf tells. */
@Component
class CertificateFacts {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFacts.class);
    private static final String ISSUED = "ISSUED";
    private static final String REVOKED = "REVOKED";
    private static final String REPLACED = "REPLACED";
    private static final Set<String> WORDS =
            Set.of("resultName", "issuerName", "statements", "validFrom", "validUntil", "renews", "reason");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Ledger ledger;

    CertificateFacts(Ledger ledger) {
        this.ledger = ledger;
    }

    static Fact issued(CertificateRow row) {
        return fact(row, ISSUED, row.issuedAt(), content(words(row)));
    }

    static Fact revoked(CertificateRow row, UUID account, String reason, Instant now) {
        return fact(
                row,
                REVOKED,
                now,
                content(Map.of(
                        "event", REVOKED,
                        "item", row.item(),
                        "issuer", row.issuer().toString(),
                        "actor", account.toString(),
                        "post", "",
                        "code", row.code(),
                        "reason", reason)));
    }

    static Fact replaced(CertificateRow row, UUID account, Replacement why, Instant now) {
        return fact(
                row,
                REPLACED,
                now,
                content(Map.of(
                        "event", REPLACED,
                        "item", row.item(),
                        "issuer", row.issuer().toString(),
                        "actor", account.toString(),
                        "post", "",
                        "code", row.code(),
                        "reason", why.name())));
    }

    private static Fact fact(CertificateRow row, String event, Instant at, Map<String, String> content) {
        return new Fact(Fact.Kind.CERTIFICATE, row.caseNumber(), row.fact(event), at, content);
    }

    private static Map<String, String> words(CertificateRow row) {
        var hand = row.hand();
        var words = new HashMap<>(Map.of(
                "event", ISSUED,
                "item", row.item(),
                "issuer", row.issuer().toString(),
                "actor", Objects.toString(hand.account(), ""),
                "post", Objects.toString(hand.post(), ""),
                "code", row.code(),
                "resultName", row.resultName(),
                "issuerName", row.issuerName(),
                "statements", JSON.writeValueAsString(row.statements()),
                "validUntil", Objects.toString(row.validUntil(), "")));
        var renewed = row.renewed();
        if (renewed != null) { // of others, as of those from before, the leaf says nothing of it
            words.put("renews", renewed.caseNumber());
            words.put("validFrom", renewed.validFrom().toString());
        }
        return words;
    }

    private static Map<String, String> content(Map<String, String> row) {
        var words = new HashMap<>(row);
        words.keySet().retainAll(WORDS);
        words.computeIfPresent("statements", (_, statements) -> Veiled.json(statements));
        var content = new HashMap<>(row);
        content.keySet().removeAll(WORDS);
        content.put("text", Veiled.hash(Objects.requireNonNull(content.remove("code")), words));
        return content;
    }

    /** What somebody altered since, or took back, is not shown, printed or sealed. */
    boolean asRecorded(CertificateRow row) {
        var leaves = ledger.made(row.caseNumber()).stream().map(JSON::readTree).toList();
        boolean same = row.recorded() ? told(row, leaves) : grantedBefore(row, leaves);
        if (!same) {
            LOG.error("The certificate of case {} says something else than was recorded", row.caseNumber());
        }
        return same;
    }

    private static boolean told(CertificateRow row, List<JsonNode> leaves) {
        var own = leaves.stream()
                .filter(CertificateFacts::tellsOfCertificate)
                .filter(leaf -> text(leaf, "row").equals(row.fact(text(leaf, "event"))))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(leaf -> asTold(row, leaf));
    }

    /** Of what was issued before December 2026 the ledger has not the words, but that it was granted at that moment, and no other. */
    private static boolean grantedBefore(CertificateRow row, List<JsonNode> leaves) {
        return row.nth() == 1
                && leaves.stream()
                        .noneMatch(leaf ->
                                tellsOfCertificate(leaf) && text(leaf, "row").equals(row.fact(ISSUED)))
                && leaves.stream()
                        .filter(leaf -> text(leaf, "kind").equals(Fact.Kind.DECISION.name()))
                        .filter(leaf -> text(leaf, "verdict").equals("GRANTED"))
                        .anyMatch(leaf -> Instant.parse(text(leaf, "at")).equals(row.issuedAt()));
    }

    private static boolean tellsOfCertificate(JsonNode leaf) {
        return text(leaf, "kind").equals(Fact.Kind.CERTIFICATE.name());
    }

    private static boolean asTold(CertificateRow row, JsonNode leaf) {
        return switch (text(leaf, "event")) {
            case ISSUED -> text(leaf, "text").equals(issued(row).content().get("text"));
            case REPLACED -> row.replacedAt() != null;
            default -> row.revokedAt() != null;
        };
    }

    private static String text(JsonNode leaf, String field) {
        return leaf.path(field).asString("");
    }

    /** One that only says that it is from before, so that nobody finds its words in the ledger. */
    @Bean
    Comparison unrecordedCertificates(CertificateRows rows) {
        return found -> rows.unrecorded().stream()
                .filter(row -> !asRecorded(row))
                .forEach(row -> found.accept(new Finding(
                        Fault.UNRECORDED,
                        Fact.Kind.CERTIFICATE.name(),
                        row.caseNumber(),
                        row.fact(ISSUED),
                        "",
                        row.issuedAt().toString())));
    }

    @Bean
    static Register certificates() {
        return new Register(Fact.Kind.CERTIFICATE, """
                select case_number || '/ISSUED' || case when nth > 1 then '/' || nth else '' end as row, case_number as about, issued_at as at,
                    jsonb_build_object('event', 'ISSUED', 'item', item, 'issuer', issuer::text,
                        'actor', coalesce(actor::text, ''), 'post', coalesce(post::text, ''), 'code', code,
                        'resultName', result_name, 'issuerName', issuer_name, 'statements', statements::text,
                        'validUntil', coalesce(valid_until::text, ''))
                        || case when renews is null then '{}' else jsonb_build_object(
                            'renews', renews, 'validFrom', coalesce(valid_from::text, '')) end as content
                from certificate.certificate where recorded
                union all
                select case_number || '/REVOKED' || case when nth > 1 then '/' || nth else '' end, case_number, revoked_at,
                    jsonb_build_object('event', 'REVOKED', 'item', item, 'issuer', issuer::text,
                        'actor', revoked_by::text, 'post', '', 'code', code, 'reason', revoked_reason)
                from certificate.certificate where recorded and revoked_at is not null
                union all
                select case_number || '/REPLACED' || case when nth > 1 then '/' || nth else '' end, case_number, replaced_at,
                    jsonb_build_object('event', 'REPLACED', 'item', item, 'issuer', issuer::text,
                        'actor', replaced_by::text, 'post', '', 'code', code, 'reason', replaced_reason)
                from certificate.certificate where recorded and replaced_at is not null
                """, CertificateFacts::content);
    }
}
