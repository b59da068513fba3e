package org.tiaokuai.privacy.internal;

import static java.util.Map.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.privacy.Deferral;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.Requester;

/** The trace: one row for each record opened, with what was given, masked and refused. */
@Repository
class Reads {

    private static final String PLATFORM = "platform";

    /** A law that has an authority's order kept secret lets the person be told later; which order is told then. */
    private static final String DEFERRAL = "个人信息保护法第十八条第一款、第三十五条";

    private static final String TOLD = " (deferred_until is null or deferred_until < :today) ";

    private static final List<String> STATED = List.of("reason", "deferral", "deferredUntil");

    private static final String VIEW = """
            select id, at, requester, purpose, basis, item, coalesce(case_number, '') as case_number, reason, given, masked, refused
            from privacy.read
            """;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Reads(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** What was decided about the fields of one record, gathered for one row. */
    static final class Trace {

        private final int ruleSet;
        private final @Nullable Reason reason;
        private final List<String> given = new ArrayList<>();
        private final List<String> masked = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final LinkedHashSet<String> rules = new LinkedHashSet<>();

        /**
         * @param ruleSet the version of the rules that held
         * @param reason that was stated for it
         */
        Trace(int ruleSet, @Nullable Reason reason) {
            this.ruleSet = ruleSet;
            this.reason = reason;
        }

        String words() {
            return reason == null ? "" : reason.words();
        }

        @Nullable
        LocalDate deferredUntil() {
            return reason == null || reason.order() == null
                    ? null
                    : reason.order().deferredUntil();
        }

        String deferral() {
            return deferredUntil() == null ? "" : DEFERRAL;
        }

        void note(String field, Rule rule) {
            rules.add(rule.id());
            switch (rule.ruling()) {
                case GIVE -> given.add(field);
                case MASK -> masked.add(field);
                case REFUSE -> refused.add(field);
            }
        }
    }

    void leave(Reading reading, Trace trace) {
        var requester = reading.requester();
        long id = jdbc.sql("""
                        insert into privacy.read (at, account, post, requester, subject, purpose, basis, item,
                            case_number, given, masked, refused, rules, rule_set, reason, deferral, deferred_until)
                        values (:at, :account, :post, :requester, :subject, :purpose, :basis, :item,
                            :case, :given, :masked, :refused, :rules, :ruleSet, :reason, :deferral, :deferredUntil)
                        returning id
                        """)
                .param("at", reading.at().atOffset(ZoneOffset.UTC))
                .param("account", requester.account())
                .param("post", requester.post())
                .param("requester", requester.name())
                .param("subject", reading.subject())
                .param("purpose", reading.purpose().name())
                .param("basis", reading.basis())
                .param("item", reading.item())
                .param("case", reading.caseNumber())
                .param("given", trace.given.toArray(String[]::new))
                .param("masked", trace.masked.toArray(String[]::new))
                .param("refused", trace.refused.toArray(String[]::new))
                .param("rules", trace.rules.toArray(String[]::new))
                .param("ruleSet", trace.ruleSet)
                .param("reason", trace.words())
                .param("deferral", trace.deferral())
                .param("deferredUntil", trace.deferredUntil())
                .query(Long.class)
                .single();
        ledger.append(fact(id, reading, trace));
    }

    /** The platform's own keys are no person's, and their uses stand in nobody's list. */
    private static Fact fact(long id, Reading reading, Trace trace) {
        boolean ofAPerson = !reading.subject().isEmpty();
        return new Fact(
                ofAPerson ? Fact.Kind.READ : Fact.Kind.KEY_USE,
                ofAPerson ? reading.subject() : PLATFORM,
                String.valueOf(id),
                reading.at(),
                nameless(content(reading, trace)));
    }

    private static Map<String, String> content(Reading reading, Trace trace) {
        var requester = reading.requester();
        return Map.ofEntries(
                entry("subject", reading.subject()),
                entry("account", Objects.toString(requester.account(), "")),
                entry("post", Objects.toString(requester.post(), "")),
                entry("requester", requester.name()),
                entry("purpose", reading.purpose().name()),
                entry("basis", reading.basis()),
                entry("item", reading.item()),
                entry("case", Objects.toString(reading.caseNumber(), "")),
                entry("given", String.join(",", trace.given)),
                entry("masked", String.join(",", trace.masked)),
                entry("refused", String.join(",", trace.refused)),
                entry("rules", String.join(",", trace.rules)),
                entry("ruleSet", String.valueOf(trace.ruleSet)),
                entry("reason", trace.words()),
                entry("deferral", trace.deferral()),
                entry("deferredUntil", Objects.toString(trace.deferredUntil(), "")));
    }

    /** Leaves from before there were reasons say nothing of them, and neither do those without one. */
    private static Map<String, String> nameless(Map<String, String> content) {
        var nameless = new HashMap<>(content);
        var subject = String.valueOf(nameless.remove("subject"));
        nameless.computeIfPresent("requester", (_, name) -> Veiled.name(subject, name));
        nameless.computeIfPresent("reason", (_, reason) -> Veiled.name(subject, reason));
        STATED.forEach(field -> nameless.remove(field, ""));
        return nameless;
    }

    @Bean
    static Register readsOfPersonalData() {
        return register(Fact.Kind.READ, "subject", "subject <> ''");
    }

    @Bean
    static Register usesOfKeys() {
        return register(Fact.Kind.KEY_USE, "'" + PLATFORM + "'", "subject = ''");
    }

    private static Register register(Fact.Kind kind, String about, String which) {
        return new Register(kind, """
                select id::text as row, %s as about, at,
                    jsonb_build_object('subject', subject, 'account', account::text, 'post', coalesce(post::text, ''),
                        'requester', requester, 'purpose', purpose, 'basis', basis, 'item', item,
                        'case', coalesce(case_number, ''), 'given', array_to_string(case when array_ndims(given) > 1 then array[given::text] else given end, ',', '?'),
                        'masked', array_to_string(case when array_ndims(masked) > 1 then array[masked::text] else masked end, ',', '?'), 'refused', array_to_string(case when array_ndims(refused) > 1 then array[refused::text] else refused end, ',', '?'),
                        'rules', array_to_string(case when array_ndims(rules) > 1 then array[rules::text] else rules end, ',', '?'), 'ruleSet', rule_set::text,
                        'reason', reason, 'deferral', deferral,
                        'deferredUntil', coalesce(deferred_until::text, '')) as content
                from privacy.read where %s
                """.formatted(about, which), Reads::nameless);
    }

    List<ReadView> forCase(String number, LocalDate today) {
        return jdbc.sql(VIEW + "where case_number = :number and" + TOLD + "order by id")
                .param("number", number)
                .param("today", today)
                .query(Reads::view)
                .list();
    }

    List<ReadView> of(String subject, long before, int most, LocalDate today) {
        return jdbc.sql(VIEW + "where subject = :subject and id < :before and" + TOLD + "order by id desc limit :most")
                .param("subject", subject)
                .param("today", today)
                .param("before", before)
                .param("most", most)
                .query(Reads::view)
                .list();
    }

    List<Deferral> deferred(String subject, LocalDate today) {
        return jdbc.sql("""
                        select deferral, deferred_until, count(*) as reads from privacy.read
                        where subject = :subject and deferred_until >= :today
                        group by deferral, deferred_until order by deferred_until
                        """)
                .param("subject", subject)
                .param("today", today)
                .query((row, at) -> new Deferral(
                        row.getString("deferral"),
                        row.getObject("deferred_until", LocalDate.class),
                        row.getInt("reads")))
                .list();
    }

    private static ReadView view(ResultSet row, int at) throws SQLException {
        return new ReadView(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("requester"),
                row.getString("purpose"),
                row.getString("basis"),
                row.getString("item"),
                row.getString("case_number"),
                row.getString("reason"),
                List.of((String[]) row.getArray("given").getArray()),
                List.of((String[]) row.getArray("masked").getArray()),
                List.of((String[]) row.getArray("refused").getArray()));
    }

    Map<String, Instant> last(UUID account, Collection<String> numbers) {
        var last = new HashMap<String, Instant>();
        jdbc.sql("""
                        select case_number, max(at) as at from privacy.read
                        where case_number = any(:numbers) and account = :account group by case_number
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("account", account)
                .query(row -> {
                    last.put(
                            row.getString("case_number"), row.getTimestamp("at").toInstant());
                });
        return last;
    }

    static boolean leavesTrace(Reading reading) {
        var requester = reading.requester();
        boolean own = requester.kind() == Requester.Kind.SUBJECT && reading.purpose() == Purpose.OWN_BUSINESS;
        return requester.account() != null && !own;
    }
}
