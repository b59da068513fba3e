package org.tiaokuai.certificate.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.certificate.Certificates.Replacement;
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

    /** What somebody altered since, or took back, is not shown, printed or sealed; what was issued a moment ago has no place yet. */
    boolean asRecorded(CertificateRow row) {
        boolean waiting = ledger.waiting() > 0; // asked first: what gets its place meanwhile is among the leaves then
        var leaves = ledger.about(row.caseNumber()).stream()
                .map(leaf -> JSON.readTree(leaf.text()))
                .filter(leaf -> text(leaf, "kind").equals(Fact.Kind.CERTIFICATE.name()))
                .filter(leaf -> text(leaf, "row").equals(row.fact(text(leaf, "event"))))
                .toList();
        boolean there = !leaves.isEmpty() || !row.recorded() || waiting;
        boolean same = there && leaves.stream().allMatch(leaf -> asTold(row, leaf));
        if (!same) {
            LOG.error("The certificate of case {} says something else than was recorded", row.caseNumber());
        }
        return same;
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
