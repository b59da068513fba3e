package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
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
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.Act;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.State;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** One case on one screen, with the act that its state and the officer's post allow. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}")
public class CasePage {

    private static final int LONGEST = 2000;

    /** The case, what was typed about it, and what is wrong with that. */
    public record View(
            CaseView theCase,
            @Nullable CertificateView certificate,
            boolean mayReceive,
            boolean mayDecide,
            Form form,
            Errors errors) {}

    /**
     * An officer's verdict.
     *
     * @param ground the index of a ground of the guide, or {@code other} with a law of its own
     */
    public record Form(String verdict, String ground, String law, String reasons) {

        static final Form EMPTY = new Form("", "", "", "");

        public Form {
            verdict = verdict == null ? "" : verdict;
            ground = ground == null ? "" : ground;
            law = law == null ? "" : law.strip();
            reasons = reasons == null ? "" : reasons.strip();
        }

        boolean favourable() {
            return verdict.equals("yes");
        }
    }

    private final Casework casework;
    private final Certificates certificates;

    CasePage(Casework casework, Certificates certificates) {
        this.casework = casework;
        this.certificates = certificates;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number) {
        return page(officer, number, Form.EMPTY, Errors.NONE);
    }

    @PostMapping("/acceptance")
    ModelAndView receive(Officer officer, @PathVariable String number, @ModelAttribute @NotNull Form form) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        var errors = check(form, theCase);
        if (errors.any()) {
            return page(officer, theCase, form, errors);
        }
        var command = new ReceiveApplication(officer, number, form.favourable(), form.reasons(), law(form, theCase));
        return answer(officer, number, form, casework.receive(command));
    }

    @PostMapping("/decision")
    ModelAndView decide(Officer officer, @PathVariable String number, @ModelAttribute @NotNull Form form) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        var errors = check(form, theCase);
        if (errors.any()) {
            return page(officer, theCase, form, errors);
        }
        var command = new DecideApplication(officer, number, form.favourable(), form.reasons(), law(form, theCase));
        return answer(officer, number, form, casework.decide(command));
    }

    @PostMapping("/revocation")
    ModelAndView revoke(Officer officer, @PathVariable String number, @ModelAttribute @NotNull Form form) {
        if (!officer.has(Role.APPROVER)) {
            throw new NotHere();
        }
        var lines = new ArrayList<Errors.Line>();
        if (form.reasons().isBlank()) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.missing"));
        }
        checkTexts(form, lines);
        if (!lines.isEmpty()) {
            return page(officer, number, form, new Errors(lines));
        }
        return switch (certificates.revoke(new RevokeCertificate(number, officer, form.reasons()))) {
            case Revocation.Revoked _, Revocation.AlreadyRevoked _ ->
                new ModelAndView("redirect:/officer/cases/" + number);
            case Revocation.NoSuchCertificate _ -> throw new NotHere();
        };
    }

    private ModelAndView answer(Officer officer, String number, Form form, Act act) {
        return switch (act) {
            case Act.Done _ -> new ModelAndView("redirect:/officer/cases/" + number);
            case Act.NotNow _ -> page(officer, number, form, Errors.of("verdict", "casework.case.notNow"));
            case Act.OwnCase _ -> page(officer, number, form, Errors.of("verdict", "casework.case.own"));
            case Act.NotEntitled _ -> page(officer, number, form, Errors.of("verdict", "casework.case.notEntitled"));
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private static Errors check(Form form, CaseView theCase) {
        var lines = new ArrayList<Errors.Line>();
        if (!form.verdict().equals("yes") && !form.verdict().equals("no")) {
            lines.add(new Errors.Line("verdict", "casework.case.verdict.missing"));
        } else if (!form.favourable()) {
            if (law(form, theCase).isBlank()) {
                lines.add(new Errors.Line(
                        form.ground().equals("other") || grounds(theCase).isEmpty() ? "law" : "ground",
                        "casework.case.ground.missing"));
            }
            if (form.reasons().isBlank()) {
                lines.add(new Errors.Line("reasons", "casework.case.reasons.missing"));
            }
        }
        checkTexts(form, lines);
        return new Errors(lines);
    }

    private static void checkTexts(Form form, List<Errors.Line> lines) {
        if (form.reasons().codePointCount(0, form.reasons().length()) > LONGEST
                || form.law().length() > LONGEST) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.long", LONGEST));
        }
        if (Typing.unreadable(form.reasons()) || Typing.unreadable(form.law())) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.control"));
        }
    }

    private static String law(Form form, CaseView theCase) {
        var grounds = grounds(theCase);
        if (form.ground().matches("\\d{1,2}") && Integer.parseInt(form.ground()) < grounds.size()) {
            var ground = grounds.get(Integer.parseInt(form.ground()));
            return ground.text() + "（" + ground.law() + "）";
        }
        return form.law();
    }

    private static List<Ground> grounds(CaseView theCase) {
        return theCase.offer().guide().refusalGrounds();
    }

    private ModelAndView page(Officer officer, String number, Form form, Errors errors) {
        return page(officer, casework.open(officer, number).orElseThrow(NotHere::new), form, errors);
    }

    private ModelAndView page(Officer officer, CaseView theCase, Form form, Errors errors) {
        var view = new View(
                theCase,
                theCase.state() == State.GRANTED
                        ? certificates.ofCase(theCase.number()).orElse(null)
                        : null,
                theCase.state() == State.SUBMITTED && officer.has(Role.WINDOW),
                theCase.state() == State.ACCEPTED && officer.has(Role.APPROVER),
                form,
                errors);
        var page = new ModelAndView("casework/case", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
