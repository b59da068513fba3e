package org.tiaokuai.payment.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.payment.Outstanding;
import org.tiaokuai.payment.Outstanding.Why;

/** What is still to be paid, and what was paid for nothing, in all cases of the officer's post; it names no applicant. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/dues")
public class OutstandingPage {

    private static final int PAGE = 50;

    /** @param why which of the two lists is shown */
    public record View(Why why, Outstanding.Page list) {}

    private final Outstanding outstanding;

    OutstandingPage(Outstanding outstanding) {
        this.outstanding = outstanding;
    }

    @GetMapping
    ModelAndView list(
            Officer officer,
            @RequestParam(defaultValue = "UNPAID") Why why,
            @RequestParam(defaultValue = "") String after) {
        return new ModelAndView(
                "payment/outstanding", "page", new View(why, outstanding.of(officer, why, after, PAGE)));
    }
}
