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
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.CaseRow;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;
import org.tiaokuai.privacy.Freezes;
import org.tiaokuai.privacy.Reasons;
import org.tiaokuai.privacy.Reasons.Power;
import org.tiaokuai.privacy.Reasons.StateReason;
import org.tiaokuai.privacy.Reasons.Stating;

/** Takes why an officer must see of a case what the rules hide; the person will read it. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/reason")
public class ReasonPage {

    /**
     * @param theCase as the queue shows it; opening it would be a read
     * @param powers none where the post signs nothing
     * @param minutes for which a reason counts
     * @param stopped whether the applicant had the use of it stopped, so that an order alone opens it
     */
    public record View(
            CaseRow theCase, List<Power> powers, ReasonForm form, Errors errors, long minutes, boolean stopped) {

        /** Whether there is anything that could be stated. */
        public boolean open() {
            return !stopped || !powers.isEmpty();
        }

        public String number() {
            return theCase.row().number();
        }
    }

    private final Casework casework;
    private final Reasons reasons;
    private final Freezes freezes;
    private final Texts texts;

    ReasonPage(Casework casework, Reasons reasons, Freezes freezes, Texts texts) {
        this.freezes = freezes;
        this.texts = texts;
        this.casework = casework;
        this.reasons = reasons;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number, @RequestParam(defaultValue = "") String what) {
        return page(officer, theCase(officer, number), ReasonForm.of(what), Errors.NONE);
    }

    @PostMapping
    ModelAndView state(Officer officer, @PathVariable String number, @ModelAttribute @NotNull ReasonForm form) {
        var theCase = theCase(officer, number);
        var errors = form.check();
        if (errors.any()) {
            return page(officer, theCase, form, errors);
        }
        var command = new StateReason(officer, theCase.row().number(), form.reason());
        return switch (reasons.state(command)) {
            case Stating.Stated _ ->
                new ModelAndView("redirect:/officer/cases/" + theCase.row().number());
            case Stating.NoSuchPower _ -> page(officer, theCase, form, Errors.of("law", "casework.reason.law.missing"));
            case Stating.DeferredWrongly wrong -> page(officer, theCase, form, late(wrong));
            case Stating.Stopped _ ->
                page(officer, theCase, form, Errors.of("what", "casework.reason.stopped", Freezes.LAW));
            case Stating.NotEntitled _ ->
                page(officer, theCase, form, Errors.of("what", "casework.reason.notEntitled"));
        };
    }

    private Errors late(Stating.DeferredWrongly wrong) {
        return wrong.latest()
                .map(latest -> Errors.of(
                        "until", "casework.reason.until.late", texts.current().date(latest)))
                .orElseGet(() -> Errors.of("until", "casework.reason.until.never"));
    }

    private CaseRow theCase(Officer officer, String number) {
        return casework.rows(officer, List.of(number)).stream().findFirst().orElseThrow(NotHere::new);
    }

    private ModelAndView page(Officer officer, CaseRow theCase, ReasonForm form, Errors errors) {
        var powers = officer.has(Role.APPROVER) ? reasons.powers() : List.<Power>of();
        var stopped = freezes.stopped(theCase.row().number());
        var view = new View(theCase, powers, form, errors, Reasons.HOLD.toMinutes(), stopped);
        var page = new ModelAndView("casework/reason", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
