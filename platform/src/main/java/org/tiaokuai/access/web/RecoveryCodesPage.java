package org.tiaokuai.access.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.SecondFactor;
import org.tiaokuai.access.SecondFactor.Confirmation.Confirmed;
import org.tiaokuai.access.SecondFactor.Demand;
import org.tiaokuai.access.SecondFactor.Proof.TooMany;
import org.tiaokuai.access.SecondFactor.Proof.Wrong;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Where an officer with an authenticator renews the recovery codes; without one it is not there. */
@Controller
@AllowedTo(Who.OFFICER)
@RequestMapping("/staff/second-factor/recovery-codes")
public class RecoveryCodesPage {

    /** How many are left, and what is wrong: a code is not shown again. */
    public record View(int left, Errors errors) {}

    private final SecondFactor secondFactor;

    RecoveryCodesPage(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    @GetMapping
    ModelAndView ask(Officer officer) {
        return page(officer, Errors.NONE);
    }

    @PostMapping
    ModelAndView renew(Officer officer, @RequestParam(defaultValue = "") String code) {
        return switch (secondFactor.renewRecoveryCodes(officer, code)) {
            case Confirmed confirmed ->
                new ModelAndView(
                        "access/recoveryCodes",
                        "page",
                        new SecondFactorEnrolmentPage.Codes(confirmed.recoveryCodes(), "/staff/post"));
            case Wrong _ -> page(officer, Errors.of("code", "access.factor.wrong"));
            case TooMany _ -> page(officer, Errors.of("code", "access.signIn.tooMany"));
        };
    }

    private ModelAndView page(Officer officer, Errors errors) {
        if (secondFactor.demand(officer.account()) != Demand.CODE) {
            throw new NotHere();
        }
        var view = new View(secondFactor.recoveryCodesLeft(officer.account()), errors);
        var page = new ModelAndView("access/recoveryCodesRenewal", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
