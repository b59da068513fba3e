package org.tiaokuai.payment.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Item;
import org.tiaokuai.course.State;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.payment.Bill;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.ChargeView.Said;
import org.tiaokuai.payment.ChargeView.Step;
import org.tiaokuai.payment.ChargeView.Who;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.RecordedPayments;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs;
import org.tiaokuai.payment.Yuan;

/** Who may do what with a charge is who may open its case, with a role that the act asks for. */
@Service
@Transactional
class ChargeService implements Charges {

    private final ChargeRows rows;
    private final OutstandingRows outstanding;
    private final Tariffs tariffs;
    private final Casework casework;
    private final RecordedCases cases;
    private final Catalogue catalogue;
    private final Clock clock;

    ChargeService(
            ChargeRows rows,
            OutstandingRows outstanding,
            Tariffs tariffs,
            Casework casework,
            RecordedCases cases,
            Catalogue catalogue,
            Clock clock) {
        this.rows = rows;
        this.outstanding = outstanding;
        this.tariffs = tariffs;
        this.casework = casework;
        this.cases = cases;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a step says besides who did it and when. */
    private record Content(
            @Nullable Bill bill,
            @Nullable Channel channel,
            @Nullable Instant paidAt,
            String law,
            String reasons) {

        static Content reasons(String law, String reasons) {
            return new Content(null, null, null, law, reasons);
        }
    }

    @Override
    public Charging charge(IssueNotice command) {
        rows.lock(command.caseNumber());
        var judged = judged(command);
        return judged instanceof Charging.Chargeable some ? issued(command, some) : judged;
    }

    @Override
    @Transactional(readOnly = true)
    public Charging look(IssueNotice command) {
        return judged(command);
    }

    private Charging judged(IssueNotice command) {
        var found = theCase(command.officer(), command.caseNumber());
        if (found.isEmpty()) {
            return new Charging.NoSuchCase();
        }
        if (!entitled(command.officer(), Event.CHARGED)) {
            return new Charging.NotEntitled();
        }
        if (!RecordedPayments.CHARGEABLE.contains(found.get().state())) {
            return new Charging.NotNow(found.get().state());
        }
        if (free(command.caseNumber(), found.get().item())) {
            return new Charging.Free();
        }
        return tariffs.inForce(found.get().item()).stream()
                .filter(line -> line.line() == command.line())
                .findFirst()
                .map(line -> judged(command, line))
                .orElseGet(Charging.NoTariff::new);
    }

    private Charging judged(IssueNotice command, TariffLine line) {
        if (line.version() != command.version()) {
            return new Charging.Meanwhile();
        }
        var amount = line.price().times(command.quantity());
        if (command.quantity() > line.unit().most() || amount.isEmpty()) {
            return new Charging.NotThatMany(line, most(line));
        }
        return rows.of(command.caseNumber()).stream()
                .filter(charge -> excludes(charge, line))
                .findFirst()
                .<Charging>map(before -> new Charging.ChargedBefore(before.id()))
                .orElseGet(() -> new Charging.Chargeable(line, amount.get()));
    }

    private Charging issued(IssueNotice command, Charging.Chargeable some) {
        var number = command.caseNumber();
        long id = rows.add(command.officer(), number, some.line(), command.quantity(), some.amount());
        var charge = new ChargeView(id, number, some.line(), command.quantity(), some.amount(), List.of());
        rows.add(charge, step(Event.CHARGED, command.officer(), Content.reasons("", "")));
        outstanding.due(id);
        return new Charging.Charged(number, id, some.amount());
    }

    private static int most(TariffLine line) {
        return (int) Math.min(line.unit().most(), Yuan.MOST / line.price().fen());
    }

    /** What waits for its payment is paid first; what is charged once in a case is settled by a payment or a waiver. */
    private static boolean excludes(ChargeView charge, TariffLine line) {
        if (charge.line().line() != line.line()) {
            return false;
        }
        return switch (charge.state()) {
            case DUE -> true;
            case PAID, WAIVED -> line.unit() == Unit.CASE;
            case WITHDRAWN, REFUNDED -> false;
        };
    }

    /** What the applicant was told with the guide binds, and what holds for everybody now does so for the applicant, too. */
    private boolean free(String caseNumber, String item) {
        return guide(caseNumber, item).filter(Guide::free).isPresent()
                || catalogue
                        .item(item)
                        .map(Item::offer)
                        .filter(offer -> offer.guide().free())
                        .isPresent();
    }

    @Override
    public Settling pay(RecordPayment command) {
        var content = new Content(command.bill(), command.channel(), command.paidAt(), "", "");
        return settle(command.officer(), command.caseNumber(), command.charge(), Event.PAID, content);
    }

    @Override
    public Settling waive(WaiveCharge command) {
        var content = Content.reasons(command.law(), command.reasons());
        return settle(command.officer(), command.caseNumber(), command.charge(), Event.WAIVED, content);
    }

    @Override
    public Settling withdraw(WithdrawNotice command) {
        var content = Content.reasons("", command.reasons());
        return settle(command.officer(), command.caseNumber(), command.charge(), Event.WITHDRAWN, content);
    }

    @Override
    public Settling refund(RefundPayment command) {
        var content = new Content(command.bill(), null, null, "", command.reasons());
        return settle(command.officer(), command.caseNumber(), command.charge(), Event.REFUNDED, content);
    }

    private Settling settle(Officer officer, String caseNumber, long id, Event event, Content content) {
        rows.lock(caseNumber);
        var theCase = theCase(officer, caseNumber);
        var found = theCase.flatMap(_ -> rows.locked(caseNumber, id));
        var settling =
                found.map(charge -> settle(officer, charge, event, content)).orElseGet(Settling.NoSuchCharge::new);
        if (settling instanceof Settling.Settled settled) {
            outstanding.stands(id, settled.state(), theCase.orElseThrow().state());
        }
        return settling;
    }

    private Settling settle(Officer officer, ChargeView charge, Event event, Content content) {
        if (!entitled(officer, event)) {
            return new Settling.NotEntitled();
        }
        var next = charge.state().after(event);
        if (next.isEmpty()) {
            return new Settling.NotNow(charge.state());
        }
        if (charge.barred(officer, event)) {
            return new Settling.SamePerson();
        }
        if (content.paidAt() != null && !payable(charge, content.paidAt())) {
            return new Settling.NotThen();
        }
        return rows.add(charge, step(event, officer, content))
                ? new Settling.Settled(charge.caseNumber(), charge.id(), next.get())
                : new Settling.BillUsed();
    }

    /** From the minute of the notice on. */
    private boolean payable(ChargeView charge, Instant paidAt) {
        var noticed = charge.steps().getFirst().at().truncatedTo(ChronoUnit.MINUTES);
        return !paidAt.isBefore(noticed) && !paidAt.isAfter(clock.instant());
    }

    private Step step(Event event, Officer officer, Content content) {
        var bill = content.bill();
        return new Step(
                0,
                event,
                clock.instant(),
                new Who(officer.account(), officer.post().id(), ChargeRows.name(officer)),
                bill == null ? null : bill.number(),
                content.channel(),
                content.paidAt(),
                new Said(content.law(), content.reasons(), Veiled.salt()));
    }

    private static boolean entitled(Officer officer, Event event) {
        return event.roles().stream().anyMatch(officer::has);
    }

    private Optional<QueueView.Row> theCase(Officer officer, String number) {
        return casework.rows(officer, List.of(number)).stream()
                .map(Casework.CaseRow::row)
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ChargeView> of(String caseNumber) {
        return rows.of(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Account> account(Officer officer, String caseNumber) {
        return theCase(officer, caseNumber).map(row -> {
            var guide = guide(caseNumber, row.item());
            boolean chargeable = RecordedPayments.CHARGEABLE.contains(row.state()) && !free(caseNumber, row.item());
            var lines = chargeable ? tariffs.inForce(row.item()) : List.<TariffLine>of();
            boolean first = guide.filter(Guide::firstFree).isPresent()
                    && cases.steps(List.of(caseNumber)).stream().noneMatch(step -> step.event() == State.Event.REISSUE);
            return new Account(
                    caseNumber,
                    rows.of(caseNumber),
                    lines,
                    guide.map(Guide::fee).orElse(""),
                    first);
        });
    }

    private Optional<Guide> guide(String caseNumber, String item) {
        return cases.of(List.of(caseNumber)).values().stream()
                .findFirst()
                .map(handled -> catalogue.offer(item, handled.version()).guide());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> waiting(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty() ? Set.of() : rows.waiting(caseNumbers);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> said(String caseNumber, String row) {
        return rows.of(caseNumber).stream()
                .flatMap(charge -> charge.steps().stream())
                .filter(step -> String.valueOf(step.id()).equals(row))
                .map(Step::said)
                .filter(said -> !said.reasons().isEmpty())
                .findFirst()
                .map(said -> Map.of("law", said.law(), "reasons", said.reasons(), "salt", said.salt()))
                .orElseGet(Map::of);
    }
}
