package org.tiaokuai.rights.web;

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
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.rights.OwnData;
import org.tiaokuai.standard.CitizenNumber;

/** Lets somebody who closed their account, and showed an identity card, sign up again. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
@RequestMapping("/admin/reopening")
public class ReopeningPage {

    /** @param done whether it was just done */
    public record View(String number, boolean done, Errors errors) {}

    private final OwnData data;

    ReopeningPage(OwnData data) {
        this.data = data;
    }

    @GetMapping
    ModelAndView ask() {
        return page(new View("", false, Errors.NONE));
    }

    @PostMapping
    ModelAndView reopen(Officer officer, @RequestParam(defaultValue = "") String number) {
        var typed = number.strip();
        if (CitizenNumber.fault(typed).isPresent()) {
            return page(new View(typed, false, Errors.of("number", "access.signUp.number.wrong")));
        }
        return data.reopen(officer, CitizenNumber.of(typed))
                ? page(new View("", true, Errors.NONE))
                : page(new View(typed, false, Errors.of("number", "rights.reopening.none")));
    }

    private static ModelAndView page(View view) {
        var page = new ModelAndView("rights/reopening", "page", view);
        page.setStatus(view.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
