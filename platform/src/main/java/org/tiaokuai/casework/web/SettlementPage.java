package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.AtOnce;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Happening;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Accepts and decides an application in one act while the applicant waits 当场办结. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.WINDOW)
@RequestMapping("/officer/cases/{number}/settlement")
public class SettlementPage {

    /** @param meanwhile what happened since the officer read it; nothing is signed over that */
    public record View(CaseView theCase, Verdict form, List<Happening> meanwhile, Errors errors) {

        public List<Ground> grounds() {
            return Grounds.refusing(theCase.offer().guide());
        }
    }

    private final Casework casework;
    private final AtOnce atOnce;

    SettlementPage(Casework casework, AtOnce atOnce) {
        this.casework = casework;
        this.atOnce = atOnce;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        return page(officer, number, Verdict.EMPTY, Errors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView settle(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Verdict form,
            RedirectAttributes redirect) {
        var errors = form.check();
        if (errors.any()) {
            return page(officer, number, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var command = new DecideApplication(officer, number, seen, form.favourable(), form.reasons(), form.basis());
        return switch (atOnce.settle(command)) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Act.Meanwhile _ -> meanwhile(officer, number, seen, form);
            case Act.OutOfTurn turn ->
                page(
                        officer,
                        number,
                        form,
                        Errors.of("verdict", "casework.turn." + turn.reason(), turn.earlier()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Act.Refused _ -> page(officer, number, form, Errors.NONE, HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private ModelAndView meanwhile(Officer officer, String number, int seen, Verdict form) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        return page(new View(theCase, form.withoutVerdict(), theCase.since(seen), Errors.NONE), HttpStatus.CONFLICT);
    }

    private ModelAndView page(Officer officer, String number, Verdict form, Errors errors, HttpStatus status) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        return page(new View(theCase, form, List.of(), errors), status);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/settlement", "page", view);
        page.setStatus(status);
        return page;
    }
}
