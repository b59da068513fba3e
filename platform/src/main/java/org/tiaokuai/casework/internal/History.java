package org.tiaokuai.casework.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView.DecisionView;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.seal.Hand;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a case and what was decided, with the actor and the person apart; only ever added to. */
@Repository
class History {

    private static final String ELSEWHERE = """
            with edge as (select * from (values %s) edges (event, origin, target, ended)),
            step as (
                select number, case_event.id, event, at, origin, target, ended,
                    lag(target, 1, '') over (partition by number order by case_event.id) as before
                from casework.case_event left join edge using (event)),
            led as (
                select number, (array_agg(target order by id desc))[1] as state,
                    bool_and(coalesce(origin = before, false)) as followed,
                    min(at) filter (where event = 'SUBMIT') as submitted_at,
                    min(at) filter (where event = 'REQUEST_CORRECTION') as asked_at,
                    min(at) filter (where event = 'CORRECT') as corrected_at,
                    min(at) filter (where event = 'ACCEPT') as accepted_at,
                    bool_or(event = 'DEEM_ACCEPTED') as silence,
                    min(at) filter (where ended) as closed_at
                from step group by number),
            told as (
                select number, state, submitted_at, asked_at, corrected_at,
                    case when silence then coalesce(corrected_at, submitted_at) else accepted_at end as accepted_at,
                    closed_at, followed
                from led),
            stands as (
                select number, state, submitted_at, asked_at, corrected_at, accepted_at, closed_at, true as followed
                from casework.application)
            select number as about, '' as row, coalesce(to_jsonb(told)::text, '') as recorded,
                coalesce(to_jsonb(stands)::text, '') as standing
            from told full join stands using (number)
            where to_jsonb(told) is distinct from to_jsonb(stands)
            """;

    private static final Set<String> STEP = Set.of("event", "item", "actor", "post", "byWhom", "subject");

    private final JdbcClient jdbc;
    private final Beside beside;
    private final Ledger ledger;

    History(JdbcClient jdbc, Beside beside, Ledger ledger) {
        this.jdbc = jdbc;
        this.beside = beside;
        this.ledger = ledger;
    }

    void add(ApplicationRow application, State.Event event, Officer officer, Instant now) {
        var byWhom = name(officer) + instead(application, officer, now);
        add(application, event, officer.account(), officer.post().id(), byWhom, now);
    }

    /** @param said with the act; what the ledger keeps of it is a salted hash */
    void add(ApplicationRow application, State.Event event, Officer officer, Instant now, Map<String, String> said) {
        var salted = new HashMap<>(said);
        salted.put("salt", Veiled.salt());
        var byWhom = name(officer) + instead(application, officer, now);
        add(application, event, new By(officer.account(), officer.post().id(), byWhom), now, salted);
    }

    /** Whose act it is; nobody's of what the law says, and no post's of what the applicant does. */
    private record By(@Nullable UUID actor, @Nullable UUID post, String name) {}

    static String name(Officer officer) {
        return officer.post().departmentName() + "　" + officer.name();
    }

    /** A deputy's act on a case of the absent colleague says for whom it was done. */
    private String instead(ApplicationRow application, Officer officer, Instant now) {
        var claim = application.claim();
        if (claim == null || claim.post().equals(officer.post().id())) {
            return "";
        }
        var absent = beside.absent(officer.post().id(), Clocks.day(now));
        return absent.containsKey(claim.post()) ? "（代" + absent.get(claim.post()) + "）" : "";
    }

    void addByApplicant(ApplicationRow application, State.Event event, Instant now) {
        add(application, event, application.account(), null, "", now);
    }

    /** Nobody did it: the law says that it is so. */
    void addByLaw(ApplicationRow application, State.Event event, Instant at) {
        add(application, event, null, null, "", at);
    }

    void add(
            ApplicationRow application,
            State.Event event,
            @Nullable UUID actor,
            @Nullable UUID post,
            String byWhom,
            Instant now) {
        add(application, event, new By(actor, post, byWhom), now, Map.of());
    }

    private void add(ApplicationRow application, State.Event event, By by, Instant now, Map<String, String> said) {
        long id = jdbc.sql("""
                        insert into casework.case_event (number, event, at, actor, post, by_whom, subject, said)
                        values (:number, :event, :now, :actor, :post, :byWhom, :subject, cast(:said as jsonb))
                        returning id
                        """)
                .param("number", application.number())
                .param("event", event.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", by.actor())
                .param("post", by.post())
                .param("byWhom", by.name())
                .param("subject", application.subject())
                .param("said", JsonMapper.shared().writeValueAsString(said))
                .query(Long.class)
                .single();
        record(application, id, event, by, now, said);
    }

    /** The application brought its first event with it. */
    void submitted(ApplicationRow application, long id) {
        var by = new By(application.account(), null, "");
        record(application, id, State.Event.SUBMIT, by, application.submittedAt(), Map.of());
    }

    private void record(
            ApplicationRow application, long id, State.Event event, By by, Instant now, Map<String, String> said) {
        var content = new HashMap<>(said);
        content.putAll(Map.of(
                "event",
                event.name(),
                "item",
                application.item(),
                "actor",
                by.actor() == null ? "" : by.actor().toString(),
                "post",
                by.post() == null ? "" : by.post().toString(),
                "byWhom",
                by.name(),
                "subject",
                application.subject()));
        ledger.append(new Fact(Fact.Kind.CASE_EVENT, application.number(), String.valueOf(id), now, nameless(content)));
    }

    /** What was said with a step is there as its hash only. */
    private static Map<String, String> nameless(Map<String, String> content) {
        var said = new HashMap<>(content);
        said.keySet().removeAll(STEP);
        var nameless = new HashMap<>(content);
        nameless.keySet().retainAll(STEP);
        var subject = content.getOrDefault("subject", "");
        nameless.computeIfPresent("byWhom", (_, name) -> Veiled.name(subject, name));
        var salt = said.remove("salt");
        if (salt != null) {
            nameless.put("text", Veiled.hash(salt, said));
        }
        return nameless;
    }

    @Bean
    static Register stepsOfCases() {
        return new Register(Fact.Kind.CASE_EVENT, """
                select case_event.id::text as row, case_event.number as about, case_event.at,
                    jsonb_build_object('event', event, 'item', item, 'actor', coalesce(actor::text, ''),
                        'post', coalesce(post::text, ''), 'byWhom', by_whom, 'subject', case_event.subject)
                        || said as content
                from casework.case_event join casework.application using (number)
                """, History::nameless);
    }

    @Bean
    static Register decisionsOnCases() {
        return new Register(Fact.Kind.DECISION, """
                select number || '/' || verdict as row, number as about, at,
                    jsonb_build_object('verdict', verdict, 'law', law, 'reasons', reasons, 'remedies', remedies,
                        'salt', salt, 'actor', actor::text, 'post', post::text) as content
                from casework.decision
                """, History::veiled);
    }

    /** Where the case stands, and when it came there, is no fact of its own: its steps lead to it, or somebody bent it. */
    @Bean
    static Contradiction casesElsewhereThanTheirStepsLead() {
        var graph = Arrays.stream(State.Event.values())
                .map(event -> "('%s', '%s', '%s', %s)"
                        .formatted(
                                event,
                                event.from().map(State::name).orElse(""),
                                event.to(),
                                !event.to().open()))
                .collect(Collectors.joining(", "));
        return new Contradiction(Fact.Kind.CASE_EVENT, ELSEWHERE.formatted(graph));
    }

    private static Map<String, String> veiled(Map<String, String> row) {
        var texts = new HashMap<>(row);
        texts.keySet().retainAll(Set.of("law", "reasons", "remedies"));
        var content = new HashMap<>(row);
        content.keySet().retainAll(Set.of("verdict", "actor", "post"));
        content.put("text", Veiled.hash(row.getOrDefault("salt", ""), texts));
        return content;
    }

    void decide(String number, DecisionView decision, Officer officer) {
        decide(number, decision, officer.account(), officer.post().id());
    }

    void decide(String number, DecisionView decision, UUID account, UUID post) {
        var row = new HashMap<>(decision.texts());
        row.putAll(Map.of("verdict", decision.verdict().name(), "actor", account.toString(), "post", post.toString()));
        jdbc.sql("""
                        insert into casework.decision
                            (number, verdict, reasons, law, remedies, salt, at, actor, post)
                        values (:number, :verdict, :reasons, :law, :remedies, :salt, :at, :account, :by)
                        """)
                .params(row)
                .param("number", number)
                .param("at", decision.at().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("by", post)
                .update();
        ledger.append(
                new Fact(Fact.Kind.DECISION, number, number + "/" + row.get("verdict"), decision.at(), veiled(row)));
    }

    /** An officer's act is on what the officer read: where more has happened since, it is not done. */
    Act asSeen(Act act, String number, @Nullable Integer seen) {
        return switch (act) {
            case Act.Done _, Act.NotNow _, Act.AskedBefore _, Act.WithoutEffect _, Act.OwnProposal _ ->
                seen == null || seen == happenings(number) ? act : new Act.Meanwhile();
            case Act.Meanwhile _, Act.NotEntitled _, Act.NoSuchCase _, Act.OutOfTurn _ -> act;
        };
    }

    private int happenings(String number) {
        return jdbc.sql("select count(*) from casework.case_event where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    /** Whose act it was, the last time that this happened. */
    Hand hand(String number, State.Event event) {
        return jdbc.sql("""
                        select actor, post, by_whom from casework.case_event
                        where number = :number and event = :event order by id desc limit 1
                        """)
                .param("number", number)
                .param("event", event.name())
                .query((row, at) -> new Hand(
                        row.getObject("actor", UUID.class),
                        row.getObject("post", UUID.class),
                        row.getString("by_whom")))
                .single();
    }

    Optional<DecisionView> decisionOn(String number) {
        return jdbc.sql("""
                        select verdict, reasons, law, remedies, salt, at from casework.decision
                        where number = :number order by verdict = 'REVOKED' desc limit 1
                        """)
                .param("number", number)
                .query((row, at) -> new DecisionView(
                        State.valueOf(row.getString("verdict")),
                        row.getString("reasons"),
                        row.getString("law"),
                        row.getString("remedies"),
                        row.getString("salt"),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }
}
