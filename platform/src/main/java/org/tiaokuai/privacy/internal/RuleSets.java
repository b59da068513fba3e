package org.tiaokuai.privacy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.RecordedReads;

/** A version of the rules that is new here goes into the ledger; one that was changed afterwards stops the start. */
@Component
class RuleSets implements SmartInitializingSingleton, RecordedReads {

    private static final Map<String, Ruling> OUTCOMES =
            Map.of("given", Ruling.GIVE, "masked", Ruling.MASK, "refused", Ruling.REFUSE);

    private final DecisionFunction decisions;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RuleSets(
            DecisionFunction decisions, JdbcClient jdbc, Ledger ledger, TransactionTemplate transactions, Clock clock) {
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        decisions.sets().forEach(set -> transactions.executeWithoutResult(_ -> know(set)));
    }

    void know(RuleSet set) {
        var now = clock.instant();
        int added = jdbc.sql("""
                        insert into privacy.rule_set (version, fingerprint, at) values (:version, :fingerprint, :now)
                        on conflict (version) do nothing
                        """)
                .param("version", set.version())
                .param("fingerprint", set.fingerprint())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (added == 1) {
            var version = String.valueOf(set.version());
            ledger.append(
                    new Fact(Fact.Kind.RULE_SET, version, version, now, Map.of("fingerprint", set.fingerprint())));
            return;
        }
        var known = jdbc.sql("select fingerprint from privacy.rule_set where version = :version")
                .param("version", set.version())
                .query(String.class)
                .single();
        if (!known.equals(set.fingerprint())) {
            throw new IllegalStateException(
                    "Version " + set.version()
                            + " of the rules on personal data is not the one that came into use here; a change is a new version");
        }
    }

    /** Of purposes that there are; of others the register tells. */
    @Override
    @Transactional(readOnly = true)
    public List<RecordedRead> after(long id, int most) {
        return jdbc.sql("""
                        select * from privacy.read
                        where id > :after and post is not null and account is not null and purpose = any(:purposes)
                        order by id limit :most
                        """)
                .param("after", id)
                .param("most", most)
                .param(
                        "purposes",
                        Arrays.stream(Purpose.values()).map(Enum::name).toArray(String[]::new))
                .query((row, at) -> recorded(row))
                .list();
    }

    private RecordedRead recorded(ResultSet row) throws SQLException {
        var outcomes = new HashMap<String, Ruling>();
        for (var ruling : OUTCOMES.entrySet()) {
            texts(row, ruling.getKey()).forEach(field -> outcomes.put(field, ruling.getValue()));
        }
        return new RecordedRead(
                row.getLong("id"),
                row.getString("subject"),
                row.getTimestamp("at").toInstant(),
                row.getObject("account", UUID.class),
                row.getObject("post", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("case_number"),
                outcomes,
                decisions.rules(row.getInt("rule_set"), texts(row, "rules")));
    }

    /** Without those that somebody emptied, and of what was made an array of arrays each text; the register tells of both. */
    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return texts(row.getArray(column).getArray()).toList();
    }

    private static Stream<String> texts(@Nullable Object within) {
        return within instanceof Object[] several
                ? Arrays.stream(several).flatMap(RuleSets::texts)
                : Stream.ofNullable(within).map(Object::toString);
    }

    @Bean
    static Register ruleSetsInUse() {
        return new Register(Fact.Kind.RULE_SET, """
                select version::text as row, version::text as about, at,
                    jsonb_build_object('fingerprint', fingerprint) as content
                from privacy.rule_set
                """);
    }

    /**
     * Whoever takes a stop out of the table, reads, and puts it back. A read and a stop wait for each other, so that their
     * times stand in their order but for as long as one may have waited.
     */
    @Bean
    static Contradiction readsOfWhatWasStopped(DecisionFunction decisions) {
        var rules = decisions.sets().stream()
                .flatMap(set -> set.notWhenStopped().stream().map(rule -> set.version() + " " + rule))
                .toArray(String[]::new);
        return new Contradiction(
                Fact.Kind.READ, """
                with act as (
                    select id, subject, case_number, frozen, at as since,
                        lead(at, 1, 'infinity') over (partition by case_number, subject order by id) as until
                    from privacy.freeze)
                select read.id::text as row, subject as about,
                    jsonb_build_object('freeze', act.id::text, 'case', case_number, 'since', since,
                        'until', until)::text as recorded,
                    jsonb_build_object('at', read.at, 'purpose', purpose, 'given', array_to_string(given, ','),
                        'masked', array_to_string(masked, ','), 'rules', array_to_string(rules, ','))::text as standing
                from act join privacy.read using (subject, case_number)
                where frozen and read.at > since + cast(:wait as interval) and read.at < until - cast(:wait as interval)
                    and exists (select from unnest(rules) as rule where rule_set || ' ' || rule = any(:rules))
                """, Map.of("rules", rules, "wait", CircumstancesService.LONGEST_WAIT.toString()));
    }
}
