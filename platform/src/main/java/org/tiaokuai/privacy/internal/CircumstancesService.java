package org.tiaokuai.privacy.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Reason;
import org.tiaokuai.privacy.Reasons;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.privacy.internal.DecisionFunction.Circumstances;

/** Keeps what was stated and what was stopped, and tells what of it holds for a read. */
@Service
class CircumstancesService implements Reasons, Freezes {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;
    private final List<Power> powers = Policies.powers();

    CircumstancesService(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Only officers read cases of others. */
    Circumstances of(Reading reading) {
        var requester = reading.requester();
        if (requester.kind() != Requester.Kind.OFFICER || reading.caseNumber() == null) {
            return Circumstances.NONE;
        }
        return jdbc.sql("""
                        select stated.*, coalesce(stopped.frozen, false) as frozen
                        from (select 1) one
                        left join lateral (
                            select text, law, document, deferred_until from privacy.reason
                            where case_number = :number and account = :account and post = :post and until > :at
                            order by id desc limit 1) stated on true
                        left join lateral (
                            select frozen from privacy.freeze
                            where case_number = :number and subject = :subject
                            order by id desc limit 1) stopped on true
                        """)
                .param("number", reading.caseNumber())
                .param("account", requester.account())
                .param("post", requester.post())
                .param("subject", reading.subject())
                .param("at", reading.at().atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Circumstances(reason(row), row.getBoolean("frozen")))
                .single();
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        var text = row.getString("text");
        if (text == null) {
            return null;
        }
        var law = row.getString("law");
        var order = law == null
                ? null
                : new Reason.Order(law, row.getString("document"), row.getObject("deferred_until", LocalDate.class));
        return new Reason(text, order);
    }

    @Override
    public List<Power> powers() {
        return powers;
    }

    @Override
    @Transactional
    public Stating state(StateReason command) {
        var order = command.reason().order();
        return order == null ? stated(command) : ordered(command, order);
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
        var latest = today.plusDays(power.get().days());
        return until != null
                        && (until.isBefore(today)
                                || until.isAfter(latest)
                                || power.get().days() == 0)
                ? new Stating.DeferredWrongly(latest)
                : stated(command);
    }

    private Stating stated(StateReason command) {
        var reason = command.reason();
        var order = reason.order();
        var until = clock.instant().plus(HOLD);
        jdbc.sql("""
                        insert into privacy.reason (account, post, case_number, text, law, document, deferred_until, until)
                        values (:account, :post, :number, :text, :law, :document, :deferred, :until)
                        """)
                .param("account", command.officer().account())
                .param("post", command.officer().post().id())
                .param("number", command.caseNumber())
                .param("text", reason.text())
                .param("law", order == null ? null : order.law())
                .param("document", order == null ? null : order.document())
                .param("deferred", order == null ? null : order.deferredUntil())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        return new Stating.Stated(until);
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
