package org.tiaokuai.payment.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Recorded;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.payment.ChargeState;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.ChargeView.Said;
import org.tiaokuai.payment.ChargeView.Step;
import org.tiaokuai.payment.ChargeView.Who;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.Yuan;

/** Charges and their steps, each step with its leaf. */
@Repository
class ChargeRows {

    /** As the register spells it, too. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Recorded recorded;

    ChargeRows(JdbcClient jdbc, Ledger ledger, Recorded recorded) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.recorded = recorded;
    }

    static String name(Officer officer) {
        return officer.post().departmentName() + "　" + officer.name();
    }

    /** Until the transaction ends nobody else charges anything in it. */
    void lock(String caseNumber) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('charges of ' || :number, 0))")
                .param("number", caseNumber)
                .query((_, _) -> "")
                .list();
        if (!recorded.holds(caseNumber, Fact.Kind.PAYMENT, Fact.Kind.CASE_EVENT)) {
            throw new Damaged("Case " + caseNumber + ", or what was charged in it, is not as it was recorded");
        }
    }

    /** One of this case; until the transaction ends nothing else happens to it. */
    Optional<ChargeView> locked(String caseNumber, long id) {
        jdbc.sql("select id from payment.charge where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .list();
        return of(caseNumber).stream().filter(charge -> charge.id() == id).findFirst();
    }

    long add(Officer officer, String caseNumber, TariffLine line, int quantity, Yuan amount) {
        return jdbc.sql("""
                        insert into payment.charge (case_number, item, line, version, quantity, amount, department)
                        values (:number, :item, :line, :version, :quantity, :amount, :department) returning id
                        """)
                .param("number", caseNumber)
                .param("item", line.item())
                .param("line", line.line())
                .param("version", line.version())
                .param("quantity", quantity)
                .param("amount", amount.fen())
                .param("department", officer.post().department())
                .query(Long.class)
                .single();
    }

    /** False where something else has the bill; then nothing is written. */
    boolean add(ChargeView charge, Step step) {
        var paidAt = step.paidAt();
        var channel = step.channel();
        var added = jdbc.sql("""
                        insert into payment.step (charge, event, at, actor, post, by_whom, bill, channel, paid_at, law, reasons, salt)
                        values (:charge, :event, :at, :actor, :post, :byWhom, :bill, :channel, :paidAt, :law, :reasons, :salt)
                        on conflict (bill) do nothing returning id
                        """)
                .param("charge", charge.id())
                .param("event", step.event().name())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("actor", step.who().actor())
                .param("post", step.who().post())
                .param("byWhom", step.who().byWhom())
                .param("bill", step.bill())
                .param("channel", channel == null ? null : channel.name())
                .param("paidAt", paidAt == null ? null : paidAt.atOffset(ZoneOffset.UTC))
                .param("law", step.said().law())
                .param("reasons", step.said().reasons())
                .param("salt", step.said().salt())
                .query(Long.class)
                .optional();
        added.ifPresent(id -> ledger.append(fact(id, charge, step)));
        return added.isPresent();
    }

    private static Fact fact(long id, ChargeView charge, Step step) {
        var line = charge.line();
        var content = new HashMap<>(Map.of(
                "event", step.event().name(),
                "charge", String.valueOf(charge.id()),
                "item", line.item(),
                "tariff", line.line() + "/" + line.version(),
                "quantity", String.valueOf(charge.quantity()),
                "fen", String.valueOf(charge.amount().fen()),
                "actor", step.who().actor().toString(),
                "post", step.who().post().toString(),
                "byWhom", step.who().byWhom(),
                "salt", step.said().salt()));
        put(content, "law", step.said().law());
        put(content, "reasons", step.said().reasons());
        put(content, "bill", Objects.requireNonNullElse(step.bill(), ""));
        put(content, "channel", Objects.toString(step.channel(), ""));
        var paidAt = step.paidAt();
        put(content, "paidAt", paidAt == null ? "" : MOMENT.format(paidAt));
        return new Fact(
                Fact.Kind.PAYMENT,
                charge.caseNumber(),
                String.valueOf(id),
                step.at(),
                PaymentRegisters.veiled(content));
    }

    private static void put(Map<String, String> content, String field, String text) {
        if (!text.isEmpty()) {
            content.put(field, text);
        }
    }

    /** Those of a case with their steps, the first first. */
    List<ChargeView> of(String caseNumber) {
        var charges = new LinkedHashMap<Long, ChargeView>();
        var steps = new HashMap<Long, List<Step>>();
        jdbc.sql("""
                        select charge.id as charge_id, case_number, quantity, amount, tariff.*, step.id as step_id, step.event,
                            step.at, step.actor as done_by, step.post as under, step.by_whom as name_told, bill, channel, paid_at,
                            law, reasons, step.salt as step_salt
                        from payment.charge join payment.tariff using (item, line, version)
                            join payment.step on step.charge = charge.id
                        where case_number = :number order by charge.id, step.id
                        """)
                .param("number", caseNumber)
                .query((row, at) -> {
                    var charge = charge(row);
                    charges.putIfAbsent(charge.id(), charge);
                    return steps.computeIfAbsent(charge.id(), _ -> new ArrayList<>())
                            .add(step(row));
                })
                .list();
        return charges.values().stream()
                .map(charge -> with(charge, Objects.requireNonNull(steps.get(charge.id()))))
                .toList();
    }

    private static ChargeView with(ChargeView charge, List<Step> steps) {
        return new ChargeView(
                charge.id(), charge.caseNumber(), charge.line(), charge.quantity(), charge.amount(), steps);
    }

    private static ChargeView charge(ResultSet row) throws SQLException {
        return new ChargeView(
                row.getLong("charge_id"),
                row.getString("case_number"),
                TariffRows.line(row),
                row.getInt("quantity"),
                new Yuan(row.getLong("amount")),
                List.of());
    }

    private static Step step(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        return new Step(
                row.getLong("step_id"),
                Event.valueOf(row.getString("event")),
                row.getTimestamp("at").toInstant(),
                new Who(
                        row.getObject("done_by", UUID.class),
                        row.getObject("under", UUID.class),
                        row.getString("name_told")),
                row.getString("bill"),
                channel == null ? null : Channel.valueOf(channel),
                instant(row.getTimestamp("paid_at")),
                new Said(row.getString("law"), row.getString("reasons"), row.getString("step_salt")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Those of the cases in which a charge stands where it waits for the applicant. */
    Set<String> waiting(Collection<String> caseNumbers) {
        var over = Arrays.stream(Event.values())
                .filter(event -> event.to() != ChargeState.DUE)
                .map(Event::name)
                .toArray(String[]::new);
        return new HashSet<>(jdbc.sql("""
                        select distinct case_number from payment.charge
                        where case_number = any(:numbers)
                            and not exists (select 1 from payment.step where step.charge = charge.id and event = any(:over))
                        """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .param("over", over)
                .query(String.class)
                .list());
    }
}
