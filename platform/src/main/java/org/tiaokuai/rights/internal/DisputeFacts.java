package org.tiaokuai.rights.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.rights.Disputes.AnswerDispute;

/** What the ledger keeps of a dispute, and how it is told again from its row. */
@Component
class DisputeFacts {

    private static final String RAISED = "RAISED";
    private static final String ANSWERED = "ANSWERED";

    /** Also by what it comes to whom, and when: a dispute that is somebody else's, or due later, is seen by nobody. */
    static Fact raised(DisputeRows.Fresh fresh, String hash) {
        var particular = fresh.particular();
        var content = new HashMap<>(Map.of("event", RAISED, "subject", fresh.subject(), "text", hash));
        content.put("account", fresh.account().toString());
        content.put("case", Objects.requireNonNullElse(fresh.caseNumber(), ""));
        content.put("particular", particular == null ? "" : particular.name());
        content.put("itemName", fresh.itemName());
        content.put("itemNameEn", fresh.itemNameEn());
        content.put("dueOn", fresh.dueOn().toString());
        var about = Objects.requireNonNullElse(fresh.caseNumber(), fresh.subject());
        return fact(fresh.id(), about, fresh.at(), content);
    }

    static Fact answered(DisputeRows.Row row, AnswerDispute command, String hash, Instant now) {
        var officer = command.officer();
        var content = Map.of(
                "event", ANSWERED,
                "subject", row.subject(),
                "outcome", command.outcome().name(),
                "law", command.law(),
                "actor", officer.account().toString(),
                "post", officer.post().id().toString(),
                "byWhom", name(officer),
                "text", hash);
        return fact(row.line().id(), row.about(), now, nameless(content));
    }

    private static Fact fact(long id, String about, Instant at, Map<String, String> content) {
        return new Fact(Fact.Kind.DISPUTE, about, id + "/" + content.get("event"), at, content);
    }

    static String name(Officer officer) {
        return officer.post().departmentName() + "　" + officer.name();
    }

    private static Map<String, String> nameless(Map<String, String> content) {
        var nameless = new HashMap<>(content);
        var subject = String.valueOf(content.get("subject"));
        nameless.computeIfPresent("byWhom", (_, name) -> Veiled.name(subject, name));
        return nameless;
    }

    /** What would be about a case by the name of the person is about nothing. */
    @Bean
    static Register disputes() {
        return new Register(Fact.Kind.DISPUTE, """
                with told as (
                    select *, case when case_number = subject then '' else coalesce(case_number, subject) end as about
                    from rights.dispute)
                select id || '/RAISED' as row, about, at,
                    jsonb_build_object('event', 'RAISED', 'subject', subject, 'text', says_hash)
                        || case when whole then jsonb_build_object('account', account::text,
                                'case', coalesce(case_number, ''), 'particular', coalesce(particular, ''),
                                'itemName', item_name, 'itemNameEn', item_name_en, 'dueOn', due_on::text)
                            else '{}' end as content
                from told
                union all
                select id || '/ANSWERED', about, answered_at,
                    jsonb_build_object('event', 'ANSWERED', 'subject', subject, 'outcome', outcome, 'law', law,
                        'actor', actor::text, 'post', post::text, 'byWhom', by_whom, 'text', answer_hash)
                from told where answered_at is not null
                """, DisputeFacts::nameless);
    }
}
