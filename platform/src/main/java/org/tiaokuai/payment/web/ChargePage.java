package org.tiaokuai.payment.web;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.payment.Bill;
import org.tiaokuai.payment.ChargeState.Event;
import org.tiaokuai.payment.ChargeView;
import org.tiaokuai.payment.ChargeView.Channel;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.Charges.RecordPayment;
import org.tiaokuai.payment.Charges.RefundPayment;
import org.tiaokuai.payment.Charges.Settling;
import org.tiaokuai.payment.Charges.WaiveCharge;
import org.tiaokuai.payment.Charges.WithdrawNotice;

/** One charge: where its payment is recorded, or it is waived, withdrawn or given back. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/charges/{id}")
public class ChargePage {

    /**
     * @param may what the officer may do with it now
     * @param barred what only another person may do, for the officer charged it or took the payment
     */
    public record View(ChargeView charge, List<Event> may, List<Event> barred, Form form, Errors errors) {}

    /**
     * What was typed into one of the forms of the page.
     *
     * @param paidAt as the browser writes a local moment
     */
    public record Form(
            String bill,
            String channel,
            String paidAt,
            String law,
            String reasons,
            String withdrawal,
            String redBill,
            String refund) {

        public Form {
            bill = stripped(bill);
            channel = stripped(channel);
            paidAt = stripped(paidAt);
            law = stripped(law);
            reasons = stripped(reasons);
            withdrawal = stripped(withdrawal);
            redBill = stripped(redBill);
            refund = stripped(refund);
        }

        static Form at(Instant now) {
            var minute = LocalDateTime.ofInstant(now, Text.ZONE).truncatedTo(ChronoUnit.MINUTES);
            return new Form("", "", minute.toString(), "", "", "", "", "");
        }

        private static String stripped(@Nullable String text) {
            return text == null ? "" : text.strip();
        }

        @Nullable
        Channel chosen() {
            for (var known : Channel.values()) {
                if (known.name().equals(channel)) {
                    return known;
                }
            }
            return null;
        }

        @Nullable
        Instant moment() {
            try {
                return LocalDateTime.parse(paidAt).atZone(Text.ZONE).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }

        Errors ofPayment() {
            var lines = new ArrayList<Errors.Line>();
            if (Bill.read(bill).isEmpty()) {
                lines.add(new Errors.Line("bill", "payment.bill.wrong"));
            }
            if (chosen() == null) {
                lines.add(new Errors.Line("channel", "payment.channel.missing"));
            }
            if (moment() == null) {
                lines.add(new Errors.Line("paidAt", "payment.paidAt.wrong"));
            }
            return new Errors(lines);
        }

        Errors ofWaiver() {
            var lines = new ArrayList<>(Typed.line("law", "payment.waive.law", law));
            lines.addAll(Typed.text("reasons", "payment.reasons", reasons));
            return new Errors(lines);
        }

        Errors ofRefund() {
            var lines = new ArrayList<Errors.Line>();
            if (Bill.read(redBill).isEmpty()) {
                lines.add(new Errors.Line("redBill", "payment.bill.wrong"));
            }
            lines.addAll(Typed.text("refund", "payment.reasons", refund));
            return new Errors(lines);
        }
    }

    private final Charges charges;
    private final Clock clock;

    ChargePage(Charges charges, Clock clock) {
        this.charges = charges;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number, @PathVariable long id) {
        return page(officer, number, id, Form.at(clock.instant()), Errors.NONE);
    }

    /** What was refused is shown at these addresses; changing the language there asks for them again. */
    @GetMapping({"/payment", "/waiver", "/withdrawal", "/refund"})
    ModelAndView back(@PathVariable String number, @PathVariable long id) {
        return new ModelAndView("redirect:/officer/cases/" + number + "/charges/" + id);
    }

    @PostMapping("/payment")
    ModelAndView pay(
            Officer officer, @PathVariable String number, @PathVariable long id, @ModelAttribute @NotNull Form form) {
        var errors = form.ofPayment();
        var bill = Bill.read(form.bill());
        var channel = form.chosen();
        var moment = form.moment();
        if (errors.any() || bill.isEmpty() || channel == null || moment == null) {
            return page(officer, number, id, form, errors);
        }
        var command = new RecordPayment(officer, number, id, bill.get(), channel, moment);
        return answer(officer, number, id, form, "bill", charges.pay(command));
    }

    @PostMapping("/waiver")
    ModelAndView waive(
            Officer officer, @PathVariable String number, @PathVariable long id, @ModelAttribute @NotNull Form form) {
        var errors = form.ofWaiver();
        if (errors.any()) {
            return page(officer, number, id, form, errors);
        }
        var command = new WaiveCharge(officer, number, id, form.law(), form.reasons());
        return answer(officer, number, id, form, "law", charges.waive(command));
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(
            Officer officer, @PathVariable String number, @PathVariable long id, @ModelAttribute @NotNull Form form) {
        var errors = new Errors(Typed.text("withdrawal", "payment.reasons", form.withdrawal()));
        if (errors.any()) {
            return page(officer, number, id, form, errors);
        }
        var command = new WithdrawNotice(officer, number, id, form.withdrawal());
        return answer(officer, number, id, form, "withdrawal", charges.withdraw(command));
    }

    @PostMapping("/refund")
    ModelAndView refund(
            Officer officer, @PathVariable String number, @PathVariable long id, @ModelAttribute @NotNull Form form) {
        var errors = form.ofRefund();
        var bill = Bill.read(form.redBill());
        if (errors.any() || bill.isEmpty()) {
            return page(officer, number, id, form, errors);
        }
        var command = new RefundPayment(officer, number, id, bill.get(), form.refund());
        return answer(officer, number, id, form, "redBill", charges.refund(command));
    }

    /** @param field of the form that was sent, beside which it is said */
    private ModelAndView answer(Officer officer, String number, long id, Form form, String field, Settling settling) {
        return switch (settling) {
            case Settling.Settled _ -> back(number, id);
            case Settling.NotNow _ -> {
                var page = page(officer, number, id, form, Errors.of("state", "payment.charge.otherwise"));
                page.setStatus(HttpStatus.CONFLICT);
                yield page;
            }
            case Settling.BillUsed _ -> page(officer, number, id, form, Errors.of(field, "payment.bill.used"));
            case Settling.NotThen _ -> page(officer, number, id, form, Errors.of("paidAt", "payment.paidAt.notThen"));
            case Settling.SamePerson _ -> page(officer, number, id, form, Errors.of("state", samePerson(field)));
            case Settling.NotEntitled _ -> page(officer, number, id, form, Errors.of("state", "payment.notEntitled"));
            case Settling.NoSuchCharge _ -> throw new NotHere();
        };
    }

    private static String samePerson(String field) {
        return field.equals("law") ? "payment.samePerson.WAIVED" : "payment.samePerson.REFUNDED";
    }

    private ModelAndView page(Officer officer, String number, long id, Form form, Errors errors) {
        var charge = charges.account(officer, number).stream()
                .flatMap(account -> account.charges().stream())
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(NotHere::new);
        var may = Stream.of(Event.values())
                .filter(event -> charge.may(officer, event))
                .toList();
        var barred = Stream.of(Event.values())
                .filter(event -> charge.state().after(event).isPresent() && charge.barred(officer, event))
                .toList();
        var view = new View(charge, may, barred, form, errors);
        var page = new ModelAndView("payment/charge", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
