package org.tiaokuai.norm.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.norm.NormView;
import org.tiaokuai.norm.Norms;
import org.tiaokuai.norm.Norms.DecideText;
import org.tiaokuai.norm.Norms.ProposeText;
import org.tiaokuai.norm.Norms.Step;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Where a norm is proposed by the information authority and approved by the legal office. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.INFORMATION_AUTHORITY, Role.LEGAL_OFFICE})
@RequestMapping("/officer/norms")
public class NormDeskPage {

    private static final int LONGEST = 10_000;

    /** A norm with what was typed about it: a text, or the reasons for returning one. */
    public record View(NormView norm, boolean writes, boolean decides, String typed, Errors errors) {}

    private final Norms norms;

    NormDeskPage(Norms norms) {
        this.norms = norms;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView("norm/register", "page", new NormsPage.View(norms.all(), true));
    }

    @GetMapping("/{code}")
    ModelAndView show(Officer officer, @PathVariable String code) {
        var norm = norms.norm(code).orElseThrow(NotHere::new);
        return page(officer, norm, norm.inForce().map(NormView.Text::body).orElse(""), Errors.NONE, HttpStatus.OK);
    }

    @PostMapping("/{code}/proposal")
    @AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
    ModelAndView propose(
            Officer officer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "0") String revises) {
        var norm = norms.norm(code).orElseThrow(NotHere::new);
        if (Typing.blank(body) || faulty(body)) {
            return page(officer, norm, body, fault("body", body), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        int known = revises.matches("\\d{1,6}") ? Integer.parseInt(revises) : 0;
        return answer(officer, code, body, "body", norms.propose(new ProposeText(officer, code, body.strip(), known)));
    }

    @PostMapping("/{code}/decision")
    @AllowedTo(value = Who.OFFICER, roles = Role.LEGAL_OFFICE)
    ModelAndView decide(
            Officer officer,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") String proposal,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reasons) {
        var norm = norms.norm(code).orElseThrow(NotHere::new);
        boolean approve = verdict.equals("yes");
        if ((!approve && Typing.blank(reasons)) || faulty(reasons)) {
            return page(officer, norm, reasons, fault("reasons", reasons), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        long number = proposal.matches("\\d{1,18}") ? Long.parseLong(proposal) : 0;
        var command = new DecideText(officer, code, number, approve, reasons.strip());
        return answer(officer, code, reasons, "reasons", norms.decide(command));
    }

    private ModelAndView answer(Officer officer, String code, String typed, String field, Step step) {
        return switch (step) {
            case Step.Proposed _, Step.Approved _, Step.Returned _ ->
                new ModelAndView("redirect:/officer/norms/" + code);
            case Step.NotNow _ ->
                again(officer, code, typed, Errors.of(field, "norm.desk.notNow"), HttpStatus.CONFLICT);
            case Step.OwnWork _ ->
                again(officer, code, typed, Errors.of(field, "norm.desk.own"), HttpStatus.UNPROCESSABLE_CONTENT);
            case Step.NotEntitled _, Step.NoSuchNorm _ -> throw new NotHere();
        };
    }

    private ModelAndView again(Officer officer, String code, String typed, Errors errors, HttpStatus status) {
        return page(officer, norms.norm(code).orElseThrow(NotHere::new), typed, errors, status);
    }

    private static boolean faulty(String text) {
        return text.codePointCount(0, text.length()) > LONGEST || Typing.unreadable(text);
    }

    private static Errors fault(String field, String text) {
        return Typing.blank(text)
                ? Errors.of(field, "norm.desk." + field + ".missing")
                : Errors.of(field, "norm.desk.fault", LONGEST);
    }

    private static ModelAndView page(Officer officer, NormView norm, String typed, Errors errors, HttpStatus status) {
        boolean waits = norm.proposal().isPresent();
        var view = new View(
                norm,
                !waits && officer.has(Role.INFORMATION_AUTHORITY),
                waits && officer.has(Role.LEGAL_OFFICE),
                typed,
                errors);
        var page = new ModelAndView("norm/desk", "page", view);
        page.setStatus(status);
        return page;
    }
}
