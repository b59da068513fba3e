package org.tiaokuai.payment.web;

import jakarta.validation.constraints.NotNull;
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
import org.tiaokuai.page.Typing;
import org.tiaokuai.payment.Charges;
import org.tiaokuai.payment.Charges.Account;
import org.tiaokuai.payment.Charges.Charging;
import org.tiaokuai.payment.Charges.Charging.Chargeable;
import org.tiaokuai.payment.Charges.IssueNotice;

/** What is charged in a case, and where a notice of payment 缴款通知 is looked at once more and issued. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/charges")
public class ChargesPage {

    /** @param sure what is issued if it is signed; none before it was looked at once more */
    public record View(Account account, @Nullable Chargeable sure, Form form, Errors errors) {}

    /**
     * @param line its number and version, {@code 1/2}
     * @param step {@code issue} once it was looked at, {@code change} to type it again
     */
    public record Form(String line, String quantity, String step) {

        static final Form EMPTY = new Form("", "1", "");

        public Form {
            line = line == null ? "" : line.strip();
            quantity = quantity == null ? "" : Typing.halfWidth(quantity).strip();
            step = step == null ? "" : step;
        }

        /** None where something is missing; more than a number holds is more than may be charged. */
        @Nullable
        IssueNotice command(Officer officer, String number) {
            if (!line.matches("[1-9][0-9]{0,2}/[1-9][0-9]{0,5}") || !quantity.matches("[1-9][0-9]{0,17}")) {
                return null;
            }
            var parts = line.split("/", -1);
            return new IssueNotice(officer, number, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), (int)
                    Math.min(Long.parseLong(quantity), Integer.MAX_VALUE));
        }

        Errors fault() {
            return line.isEmpty()
                    ? Errors.of("line", "payment.charge.line.missing")
                    : Errors.of("quantity", "payment.charge.quantity.wrong");
        }
    }

    private final Charges charges;

    ChargesPage(Charges charges) {
        this.charges = charges;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number) {
        return page(officer, number, Form.EMPTY, Errors.NONE);
    }

    @PostMapping
    ModelAndView charge(Officer officer, @PathVariable String number, @ModelAttribute @NotNull Form form) {
        var command = form.command(officer, number);
        if (form.step().equals("change")) {
            return page(officer, number, form, Errors.NONE);
        }
        if (command == null) {
            return page(officer, number, form, form.fault());
        }
        var charging = form.step().equals("issue") ? charges.charge(command) : charges.look(command);
        return answer(officer, number, form, charging);
    }

    private ModelAndView answer(Officer officer, String number, Form form, Charging charging) {
        return switch (charging) {
            case Charging.Charged charged ->
                new ModelAndView("redirect:/officer/cases/" + number + "/charges/" + charged.charge());
            case Chargeable sure -> page(officer, number, form, sure, Errors.NONE);
            case Charging.NotNow _ -> page(officer, number, form, Errors.of("line", "payment.charge.notNow"));
            case Charging.Free _ -> page(officer, number, form, Errors.of("line", "payment.charge.free"));
            case Charging.NoTariff _ -> page(officer, number, form, Errors.of("line", "payment.charge.noTariff"));
            case Charging.Meanwhile _ -> {
                var page = page(officer, number, form, Errors.of("line", "payment.charge.meanwhile"));
                page.setStatus(HttpStatus.CONFLICT);
                yield page;
            }
            case Charging.NotThatMany many ->
                page(
                        officer,
                        number,
                        form,
                        Errors.of("quantity", key(many), many.line().name(), many.most()));
            case Charging.ChargedBefore _ -> page(officer, number, form, Errors.of("line", "payment.charge.before"));
            case Charging.NotEntitled _ -> page(officer, number, form, Errors.of("line", "payment.notEntitled"));
            case Charging.NoSuchCase _ -> throw new NotHere();
        };
    }

    private static String key(Charging.NotThatMany many) {
        return "payment.charge.many." + many.line().unit();
    }

    private ModelAndView page(Officer officer, String number, Form form, Errors errors) {
        return page(officer, number, form, null, errors);
    }

    private ModelAndView page(Officer officer, String number, Form form, @Nullable Chargeable sure, Errors errors) {
        var account = charges.account(officer, number).orElseThrow(NotHere::new);
        var page = new ModelAndView("payment/charges", "page", new View(account, sure, form, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
