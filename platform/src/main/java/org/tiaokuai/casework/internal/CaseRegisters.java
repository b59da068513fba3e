package org.tiaokuai.casework.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases.Enclosed;
import org.tiaokuai.casework.RecordedCases.Handing;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.form.Form;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger keeps of a case, and how it is told again from the rows. */
@Component
class CaseRegisters {

    private static final String ELSEWHERE = """
            with edge as (select * from (values %s) edges (event, origin, target, ended, again)),
            step as (
                select number, case_event.id, event, at, origin, target, ended, again,
                    lag(target, 1, '') over (partition by number order by case_event.id) as before,
                    coalesce(max(case_event.id) filter (where again) over (partition by number), 0) as begun
                from casework.case_event left join edge using (event)),
            led as (
                select number, (array_agg(target order by id desc))[1] as state,
                    bool_and(coalesce(origin = before, false)) as followed,
                    min(at) filter (where event = 'SUBMIT') as submitted_at,
                    min(at) filter (where event = 'REQUEST_CORRECTION') as asked_at,
                    min(at) filter (where event = 'CORRECT') as corrected_at,
                    coalesce(min(at) filter (where event = 'ACCEPT'), min(at) filter (where again)) as accepted_at,
                    bool_or(event = 'DEEM_ACCEPTED') as silence,
                    min(at) filter (where id = begun) as remanded_at,
                    min(at) filter (where ended and id > begun) as closed_at
                from step group by number),
            told as (
                select number, state, submitted_at, asked_at, corrected_at,
                    case when silence then coalesce(corrected_at, submitted_at) else accepted_at end as accepted_at,
                    remanded_at, closed_at, followed
                from led),
            stands as (
                select number, state, submitted_at, asked_at, corrected_at, accepted_at, remanded_at, closed_at,
                    true as followed
                from casework.application)
            select number as about, '' as row, coalesce(to_jsonb(told)::text, '') as recorded,
                coalesce(to_jsonb(stands)::text, '') as standing
            from told full join stands using (number)
            where to_jsonb(told) is distinct from to_jsonb(stands)
            """;
    private static final Set<String> STEP = Set.of("event", "item", "actor", "post", "byWhom", "subject");

    /** Where an application went, by which version and which form; the ledger tells it to whoever is shown the leaf. */
    private static final Set<String> WHERE = Set.of("version", "handledBy");

    /** What it says; of this the ledger keeps one salted hash. */
    private static final Set<String> APPLIED = Set.of("itemName", "itemNameEn", "about", "answers", "replaced");

    private static final List<String> PAPER = List.of("paper", "material", "round", "sha256");

    static final String HANDED = "handed";
    private static final String ERASED = "erased";

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** A number is kept to its last digit. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What was handed in with an application, or with its correction, besides what stands in its row. */
    record HandedIn(Form form, List<Paper> papers) {

        HandedIn {
            papers = List.copyOf(papers);
        }

        /**
         * As it is kept beside the step. When the data go, salt and papers go with them, and {@code content} stays for the
         * leaf to be told by.
         */
        Map<String, String> with(ApplicationRow row, State.Event event, String replaced) {
            var ref = form.ref();
            var handed = new HashMap<String, @Nullable Object>(Map.of(
                    "form", ref.id() + "/" + ref.version(),
                    "schema", form.fingerprint(),
                    "papers", papers.stream().map(HandedIn::kept).toList(),
                    "salt", Veiled.salt()));
            var applied = new HashMap<>(applied(row, event, replaced));
            handed.put("content", hash(applied, handed));
            applied.put(HANDED, JSON.writeValueAsString(handed));
            return applied;
        }

        private static Map<String, Object> kept(Paper paper) {
            var file = paper.file();
            return Map.of(
                    "paper", paper.id(),
                    "material", paper.material(),
                    "round", paper.round(),
                    "sha256", file == null ? "" : file.sha256());
        }
    }

    /** What a row says of an application, as the register has it too. */
    private static Map<String, String> applied(ApplicationRow row, State.Event event, String replaced) {
        return Map.of(
                "event", event.name(),
                "version", String.valueOf(row.itemVersion()),
                "handledBy", row.handledBy().toString(),
                "itemName", row.itemName(),
                "itemNameEn", row.itemNameEn(),
                "about", row.about(),
                "answers", row.answers(),
                "replaced", replaced);
    }

    /** What was said with a step, and what was handed in with it, is there as its hash only. */
    static Map<String, String> nameless(Map<String, String> content) {
        var said = new HashMap<>(content);
        said.keySet().removeAll(STEP);
        said.keySet().removeAll(WHERE);
        said.keySet().removeAll(APPLIED);
        said.remove(ERASED);
        var handed = said.remove(HANDED);
        var nameless = new HashMap<>(content);
        nameless.keySet().retainAll(STEP);
        var subject = content.getOrDefault("subject", "");
        nameless.computeIfPresent("byWhom", (_, name) -> Veiled.name(subject, name));
        var salt = said.remove("salt");
        if (salt != null || !said.isEmpty()) { // what was said is said with a salt, and anything else is none of ours
            nameless.put("text", salt == null ? "" : Veiled.hash(salt, said));
        }
        if (handed != null) {
            nameless.putAll(handedIn(content, fields(handed)));
        }
        return nameless;
    }

    /** Of what is no longer kept the hash is told as it was, and none of what is not what it was. */
    private static Map<String, String> handedIn(Map<String, String> content, Map<String, @Nullable Object> handed) {
        boolean erased = !content.getOrDefault(ERASED, "").isEmpty();
        var kept = Objects.toString(handed.get("content"), "");
        return Map.of(
                "version", content.getOrDefault("version", ""),
                "handledBy", content.getOrDefault("handledBy", ""),
                "form", Objects.toString(handed.get("form"), ""),
                "schema", Objects.toString(handed.get("schema"), ""),
                "content", erased || kept.equals(hash(content, handed)) ? kept : "");
    }

    /** As whoever holds it against the dossier sees it. */
    static Handing handing(String number, String row, int lastRound, String json) {
        var handed = fields(json);
        return new Handing(
                number,
                row,
                lastRound,
                Objects.toString(handed.get("form"), ""),
                Objects.toString(handed.get("schema"), ""),
                JSON.convertValue(handed.get("papers"), JsonNode.class)
                        .valueStream()
                        .map(paper -> new Enclosed(
                                paper.path("paper").asString(""),
                                paper.path("material").asInt(-1),
                                paper.path("round").asInt(-1),
                                paper.path("sha256").asString("")))
                        .toList());
    }

    /** A correction changed some answers: before it there stood what it replaced. */
    private static String hash(Map<String, String> content, Map<String, @Nullable Object> handed) {
        var answers = fields(content.getOrDefault("answers", ""));
        var replaced = fields(content.getOrDefault("replaced", ""));
        boolean first = State.Event.SUBMIT.name().equals(content.get("event"));
        if (first) {
            answers.putAll(replaced);
            answers.keySet().removeIf(name -> replaced.containsKey(name) && replaced.get(name) == null);
        }
        return Veiled.hash(
                Objects.toString(handed.get("salt"), ""),
                Map.of(
                        "itemName", content.getOrDefault("itemName", ""),
                        "itemNameEn", content.getOrDefault("itemNameEn", ""),
                        "about", content.getOrDefault("about", ""),
                        "answers", spelled(answers),
                        "replaced", first ? "" : spelled(replaced),
                        "papers", papers(handed.get("papers"))));
    }

    /** Each answer as text with its sort; of one that is sealed, only that it is: its envelope changes with the keys. */
    private static String spelled(Map<String, @Nullable Object> answers) {
        var spelled = new HashMap<String, String>();
        answers.forEach((name, answer) -> spelled.put(
                name,
                switch (answer) {
                    case null -> "none";
                    case String text -> "text " + text;
                    case BigDecimal number -> "number " + number.toPlainString();
                    case Number number -> "number " + number;
                    case Boolean agreed -> "agreed " + agreed;
                    case Map<?, ?> _ -> "sealed";
                    default -> "other " + answer;
                }));
        return Canonical.text(spelled);
    }

    private static String papers(@Nullable Object papers) {
        var spelled = JSON.convertValue(papers, JsonNode.class)
                .valueStream()
                .map(paper -> PAPER.stream().collect(Collectors.toMap(Function.identity(), field -> paper.path(field)
                        .asString(""))))
                .toList();
        return Canonical.text(Map.of("papers", spelled));
    }

    /** What somebody made unreadable says nothing, so that it is found and stops no check. */
    private static Map<String, @Nullable Object> fields(String json) {
        try {
            return Objects.requireNonNullElseGet(JSON.readValue(json, FIELDS), LinkedHashMap::new);
        } catch (JacksonException e) {
            return new LinkedHashMap<>(Map.of("", "unreadable"));
        }
    }

    @Bean
    static Register stepsOfCases() {
        return new Register(Fact.Kind.CASE_EVENT, """
                select case_event.id::text as row, case_event.number as about, case_event.at,
                    said || jsonb_build_object('event', event, 'item', item, 'actor', coalesce(case_event.actor::text, ''),
                        'post', coalesce(case_event.post::text, ''), 'byWhom', by_whom, 'subject', case_event.subject)
                        || case when handed = '{}' then '{}' else jsonb_build_object('handed', handed::text,
                            'version', item_version::text, 'handledBy', handled_by::text,
                            'itemName', item_name, 'itemNameEn', item_name_en, 'about', case event
                                when 'SUBMIT' then coalesce(replaced_about, about) else about end,
                            'answers', application.answers::text, 'replaced', coalesce(replaced::text, '{}'),
                            'erased', case when erased_at is null then '' else 'erased' end) end as content
                from casework.case_event join casework.application using (number)
                    left join casework.correction using (number)
                """, CaseRegisters::nameless);
    }

    @Bean
    static Register decisionsOnCases() {
        return new Register(Fact.Kind.DECISION, """
                select number || '/' || verdict || case when round > 1 then '/' || round else '' end as row, number as about, at,
                    jsonb_build_object('verdict', verdict, 'law', law, 'reasons', reasons, 'remedies', remedies,
                        'salt', salt, 'actor', actor::text, 'post', post::text) as content
                from casework.decision
                """, CaseRegisters::veiled);
    }

    /** Where the case stands, and when it came there, is no fact of its own: its steps lead to it, or somebody bent it. */
    @Bean
    static Contradiction casesElsewhereThanTheirStepsLead() {
        var graph = Arrays.stream(State.Event.values())
                .map(event -> "('%s', '%s', '%s', %s, %s)"
                        .formatted(
                                event,
                                event.from().map(State::name).orElse(""),
                                event.to(),
                                !event.to().open(),
                                event.again()))
                .collect(Collectors.joining(", "));
        return new Contradiction(Fact.Kind.CASE_EVENT, ELSEWHERE.formatted(graph));
    }

    static Map<String, String> veiled(Map<String, String> row) {
        var texts = new HashMap<>(row);
        texts.keySet().retainAll(Set.of("law", "reasons", "remedies"));
        var content = new HashMap<>(row);
        content.keySet().retainAll(Set.of("verdict", "actor", "post"));
        content.put("text", Veiled.hash(row.getOrDefault("salt", ""), texts));
        return content;
    }
}
