package org.tiaokuai.payment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.payment.ChargeState;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.RecordedPayments;

/** How tariffs and charges are told again from their rows, and what these cannot say beside each other. */
@Repository
class PaymentRegisters implements RecordedPayments {

    /** A version that came into force within a minute of a notice proves nothing: platforms' clocks may differ so much. */
    private static final String OTHERWISE = """
            select case_number as about, step.id::text as row,
                jsonb_build_object('tariff', tariff.item || '/' || tariff.line || '/' || tariff.version, 'price', price,
                    'unit', unit, 'ended', ended, 'since', kept_at, 'until', later.until)::text as recorded,
                jsonb_build_object('at', step.at, 'quantity', quantity, 'amount', amount)::text as standing
            from payment.charge join payment.step on step.charge = charge.id and step.event = 'CHARGED'
                join payment.tariff using (item, line, version)
                left join lateral (
                    select min(next.kept_at) as until from payment.tariff next
                    where next.item = charge.item and next.line = charge.line and next.version > charge.version) later on true
            where amount <> price * quantity or ended or unit = 'CASE' and quantity > 1
                or step.at < kept_at - interval '1 minute' or step.at > until + interval '1 minute'
            """;

    /** Steps that lead nowhere, a refund by who recorded the payment, a waiver by who charged, and a charge without steps. */
    private static final String NOWHERE = """
            with edge as (select * from (values %s) edges (event, origin, target)),
            walked as (
                select case_number, step.id, event, actor, origin,
                    coalesce(lag(target) over way, '') as before, lag(actor) over way as earlier
                from payment.charge join payment.step on step.charge = charge.id left join edge using (event)
                window way as (partition by step.charge order by step.id))
            select case_number as about, id::text as row,
                jsonb_build_object('state', before, 'actor', earlier)::text as recorded,
                jsonb_build_object('event', event, 'actor', actor)::text as standing
            from walked where origin is distinct from before or event in ('REFUNDED', 'WAIVED') and actor = earlier
            union all
            select case_number, '', '', jsonb_build_object('charge', charge.id, 'amount', amount)::text
            from payment.charge where not exists (select 1 from payment.step where step.charge = charge.id)
            """;

    private final JdbcClient jdbc;

    PaymentRegisters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of who did it, and of what was said with it, the ledger keeps hashes with the salt of the row. */
    static Map<String, String> veiled(Map<String, String> row) {
        var content = new HashMap<>(row);
        var salt = String.valueOf(content.remove("salt"));
        content.computeIfPresent("byWhom", (_, name) -> Veiled.name(salt, name));
        var law = content.remove("law");
        var reasons = content.remove("reasons");
        if (law != null || reasons != null) {
            content.put(
                    "text",
                    Veiled.hash(
                            salt, Map.of("law", law == null ? "" : law, "reasons", reasons == null ? "" : reasons)));
        }
        return content;
    }

    @Bean
    static Register stepsOfCharges() {
        return new Register(Fact.Kind.PAYMENT, """
                select step.id::text as row, case_number as about, step.at,
                    jsonb_strip_nulls(jsonb_build_object('event', event, 'charge', charge.id::text, 'item', item,
                        'tariff', line || '/' || version, 'quantity', quantity::text, 'fen', amount::text,
                        'actor', actor::text, 'post', post::text, 'byWhom', by_whom, 'bill', bill, 'channel', channel,
                        'paidAt', to_char(paid_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                        'law', nullif(law, ''), 'reasons', nullif(reasons, ''), 'salt', salt)) as content
                from payment.step join payment.charge on charge.id = step.charge
                """, PaymentRegisters::veiled);
    }

    @Bean
    static Register versionsOfTariffs() {
        return new Register(Fact.Kind.TARIFF, """
                select item || '/' || line || '/' || version as row, item as about, kept_at as at,
                    jsonb_build_object('line', line::text, 'version', version::text, 'name', name, 'price', price::text,
                        'unit', unit, 'basis', basis, 'document', document, 'ended', ended::text, 'actor', actor::text,
                        'post', post::text, 'byWhom', by_whom, 'salt', salt) as content
                from payment.tariff
                """, PaymentRegisters::veiled);
    }

    /** Somebody bent a tariff, charged by it, and put it back. */
    @Bean
    static Contradiction chargesOtherThanTheTariff() {
        return new Contradiction(Fact.Kind.PAYMENT, OTHERWISE);
    }

    @Bean
    static Contradiction chargesElsewhereThanTheirStepsLead() {
        var graph = Arrays.stream(Event.values())
                .map(event -> "('%s', '%s', '%s')"
                        .formatted(event, event.from().map(ChargeState::name).orElse(""), event.to()))
                .collect(Collectors.joining(", "));
        return new Contradiction(Fact.Kind.PAYMENT, NOWHERE.formatted(graph));
    }

    @Override
    public List<Deed> after(long id, int most) {
        return jdbc.sql("""
                        select step.id, case_number as about, step.id::text as row, event, item, at, actor, post
                        from payment.step join payment.charge on charge.id = step.charge
                        where step.id > :id order by step.id limit :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, at) -> deed(
                        row,
                        Fact.Kind.PAYMENT,
                        Event.valueOf(row.getString("event")).roles()))
                .list();
    }

    @Override
    public List<Deed> kept(String row, int most) {
        return jdbc.sql("""
                        select * from (
                            select 0 as id, item as about, item || '/' || line || '/' || version as row, 'KEPT' as event, item,
                                kept_at as at, actor, post from payment.tariff) kept
                        where kept.row > :row order by kept.row limit :most
                        """)
                .param("row", row)
                .param("most", most)
                .query((kept, at) -> deed(kept, Fact.Kind.TARIFF, Set.of(Role.EDITOR)))
                .list();
    }

    private static Deed deed(ResultSet row, Fact.Kind kind, Set<Role> roles) throws SQLException {
        return new Deed(
                row.getLong("id"),
                kind,
                row.getString("about"),
                row.getString("row"),
                row.getString("event"),
                row.getString("item"),
                roles,
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getObject("post", UUID.class));
    }
}
