package org.tiaokuai.privacy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.Reasons;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.internal.DecisionFunction.Circumstances;

/** Keeps what was stated and what was stopped, and tells what of it holds for a read. */
@Service
class CircumstancesService implements Reasons, Freezes {

    private static final Set<Purpose> AT_A_CASE = Set.of(Purpose.ACCEPTANCE, Purpose.DECISION, Purpose.FOLLOW_UP);

    /** So long a read and a stop wait for each other at most: what waits longer for a lock is broken off. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Keys keys;
    private final Clock clock;
    private final List<Power> powers = Policies.powers();

    CircumstancesService(JdbcClient jdbc, Ledger ledger, Keys keys, Clock clock) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Only officers read cases of others, and a reason was stated for the case itself. */
    Circumstances of(Reading reading) {
        var requester = reading.requester();
        var number = reading.caseNumber();
        if (requester.kind() != Requester.Kind.OFFICER || number == null || !AT_A_CASE.contains(reading.purpose())) {
            return Circumstances.NONE;
        }
        if (reading.purpose() == Purpose.FOLLOW_UP) {
            awaitStop(number);
        }
        return jdbc.sql("""
                        select stated.*, coalesce(stopped.frozen, false) as frozen
                        from (select 1) one
                        left join lateral (
                            select text, law, document, deferred_until, until, code from privacy.reason
                            where case_number = :number and account = :account and post = :post and until > :at
                            order by id desc limit 1) stated on true
                        left join lateral (
                            select frozen from privacy.freeze
                            where case_number = :number and subject = :subject
                            order by id desc limit 1) stopped on true
                        """)
                .param("number", number)
                .param("account", requester.account())
                .param("post", requester.post())
                .param("subject", reading.subject())
                .param("at", reading.at().atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Circumstances(reason(row, requester, number), row.getBoolean("frozen")))
                .single();
    }

    /** A stop holds for every read that it did not wait for; reads do not wait for each other. */
    private void awaitStop(String number) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('freeze ' || :number, 0))")
                .param("number", number)
                .query((_, _) -> "")
                .list();
    }

    /** One that somebody else than the platform wrote into the table is none. */
    private @Nullable Reason reason(ResultSet row, Requester requester, String number) throws SQLException {
        var text = row.getString("text");
        if (text == null) {
            return null;
        }
        var law = row.getString("law");
        var order = law == null
                ? null
                : new Reason.Order(law, row.getString("document"), row.getObject("deferred_until", LocalDate.class));
        var reason = new Reason(text, order);
        var until = row.getTimestamp("until").toInstant();
        return code(String.valueOf(requester.account()), String.valueOf(requester.post()), number, reason, until)
                        .equals(row.getString("code"))
                ? reason
                : null;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> deferredUntil(Officer officer, String caseNumber) {
        var reading = new Reading(Requester.of(officer), Purpose.DECISION, "", "", caseNumber, "", clock.instant());
        return Optional.ofNullable(of(reading).reason()).map(Reason::order).map(Reason.Order::deferredUntil);
    }

    @Override
    public List<Power> powers() {
        return powers;
    }

    @Override
    @Transactional
    public Stating state(StateReason command) {
        var order = command.reason().order();
        if (order != null) {
            return ordered(command, order);
        }
        return stopped(command.caseNumber()) ? new Stating.Stopped() : stated(command);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean stopped(String number) {
        return jdbc.sql("select frozen from privacy.freeze where case_number = :number order by id desc limit 1")
                .param("number", number)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Stating ordered(StateReason command, Reason.Order order) {
        if (!command.officer().has(Role.APPROVER)) {
            return new Stating.NotEntitled();
        }
        var power =
                powers.stream().filter(each -> each.law().equals(order.law())).findFirst();
        if (power.isEmpty()) {
            return new Stating.NoSuchPower();
        }
        var until = order.deferredUntil();
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        int days = power.get().days();
        var latest = today.plusDays(days);
        if (until == null || days > 0 && !until.isBefore(today) && !until.isAfter(latest)) {
            return stated(command);
        }
        return new Stating.DeferredWrongly(days == 0 ? Optional.empty() : Optional.of(latest));
    }

    private Stating stated(StateReason command) {
        var reason = command.reason();
        var order = reason.order();
        var officer = command.officer();
        var now = clock.instant();
        var until = now.plus(HOLD);
        var code =
                code(officer.account().toString(), officer.post().id().toString(), command.caseNumber(), reason, until);
        long id = jdbc.sql("""
                        insert into privacy.reason
                            (account, post, case_number, text, law, document, deferred_until, at, until, code)
                        values (:account, :post, :number, :text, :law, :document, :deferred, :now, :until, :code)
                        returning id
                        """)
                .param("account", officer.account())
                .param("post", officer.post().id())
                .param("number", command.caseNumber())
                .param("text", reason.text())
                .param("law", order == null ? null : order.law())
                .param("document", order == null ? null : order.document())
                .param("deferred", order == null ? null : order.deferredUntil())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .query(Long.class)
                .single();
        record(id, command, code, now);
        return new Stating.Stated(until);
    }

    private void record(long id, StateReason command, String code, Instant now) {
        var order = command.reason().order();
        var content = Map.of(
                "post",
                command.officer().post().id().toString(),
                "case",
                command.caseNumber(),
                "law",
                order == null ? "" : order.law(),
                "deferredUntil",
                order == null ? "" : Objects.toString(order.deferredUntil(), ""),
                "said",
                command.reason().text(),
                "document",
                order == null ? "" : order.document(),
                "code",
                code);
        var account = command.officer().account().toString();
        ledger.append(new Fact(Fact.Kind.REASON, account, String.valueOf(id), now, veiled(content)));
    }

    /** What was said may speak of the person, and the number of an order of somebody's affairs. */
    private static Map<String, String> veiled(Map<String, String> content) {
        var veiled = new HashMap<>(content);
        var texts = Map.of(
                "said", String.valueOf(veiled.remove("said")), "document", String.valueOf(veiled.remove("document")));
        veiled.put("text", Veiled.hash(String.valueOf(veiled.remove("code")), texts));
        return veiled;
    }

    @Bean
    static Register statedReasons() {
        return new Register(Fact.Kind.REASON, """
                select id::text as row, account::text as about, at,
                    jsonb_build_object('post', post::text, 'case', case_number, 'law', coalesce(law, ''),
                        'deferredUntil', coalesce(deferred_until::text, ''), 'said', text,
                        'document', coalesce(document, ''), 'code', code) as content
                from privacy.reason
                """, CircumstancesService::veiled);
    }

    private String code(String account, String post, String number, Reason reason, Instant until) {
        return keys.keyed("reason", String.join("\n", account, post, number, reason.toString(), until.toString()));
    }

    @Override
    @Transactional
    public boolean freeze(String subject, String caseNumber) {
        return act(subject, caseNumber, true);
    }

    @Override
    @Transactional
    public boolean thaw(String subject, String caseNumber) {
        return act(subject, caseNumber, false);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> frozen(String subject) {
        return Set.copyOf(
                jdbc.sql("""
                        select case_number from (
                            select distinct on (case_number) case_number, frozen from privacy.freeze
                            where subject = :subject order by case_number, id desc) last
                        where frozen
                        """).param("subject", subject).query(String.class).list());
    }

    /** Two at once wait for each other, and the second finds that nothing changes any more. */
    private boolean act(String subject, String number, boolean frozen) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('freeze ' || :number, 0))")
                .param("number", number)
                .query((_, _) -> "")
                .list();
        if (frozen(subject).contains(number) == frozen) {
            return false;
        }
        var now = clock.instant();
        long id = Objects.requireNonNull(jdbc.sql("""
                        insert into privacy.freeze (subject, case_number, frozen, at)
                        values (:subject, :number, :frozen, :now) returning id
                        """)
                .param("subject", subject)
                .param("number", number)
                .param("frozen", frozen)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
        var content = Map.of("subject", subject, "frozen", String.valueOf(frozen));
        ledger.append(new Fact(Fact.Kind.FREEZE, number, String.valueOf(id), now, content));
        return true;
    }

    @Bean
    static Register freezes() {
        return new Register(Fact.Kind.FREEZE, """
                select id::text as row, case_number as about, at,
                    jsonb_build_object('subject', subject, 'frozen', frozen::text) as content
                from privacy.freeze
                """);
    }
}
