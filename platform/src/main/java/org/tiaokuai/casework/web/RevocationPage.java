package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Takes ground and reasons of a revocation 撤销 and shows the decision once more before it is signed: it cannot be undone. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/cases/{number}/revocation")
public class RevocationPage {

    private static final int LONGEST = 2000;

    /**
     * What would be revoked, and what was typed about it.
     *
     * @param asked whether all was typed and only the signature is missing
     */
    public record View(
            String number,
            CertificateView certificate,
            List<Ground> grounds,
            Form form,
            boolean asked,
            Errors errors) {}

    /**
     * @param ground as it was offered, or {@code other} with a law of its own
     * @param step {@code sign} on the second page, {@code back} to change something; empty on the first
     */
    public record Form(String ground, String law, String reasons, String step) {

        static final Form EMPTY = new Form("", "", "", "");

        public Form {
            ground = ground == null ? "" : ground.strip();
            law = law == null ? "" : law.strip();
            reasons = reasons == null ? "" : reasons.strip();
            step = step == null ? "" : step;
        }

        public String basis() {
            return ground.isEmpty() || ground.equals("other") ? law : ground;
        }
    }

    private final Certificates certificates;
    private final Casework casework;

    RevocationPage(Certificates certificates, Casework casework) {
        this.certificates = certificates;
        this.casework = casework;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        return page(officer, number, Form.EMPTY, false, Errors.NONE);
    }

    @PostMapping
    ModelAndView revoke(
            Officer officer,
            @PathVariable String number,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = check(form);
        if (errors.any() || !form.step().equals("sign")) {
            return page(officer, number, form, !errors.any() && form.step().isEmpty(), errors);
        }
        var command = new RevokeCertificate(number, officer, form.basis(), form.reasons());
        return switch (certificates.revoke(command)) {
            case Revocation.Revoked _ -> {
                Signed.remember(number, State.Event.REVOKE, redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Revocation.AlreadyRevoked _ -> page(officer, number, form, false, Errors.NONE);
            case Revocation.NoSuchCertificate _ -> throw new NotHere();
        };
    }

    private static Errors check(Form form) {
        var lines = new ArrayList<Errors.Line>();
        if (Typing.blank(form.basis())) {
            lines.add(
                    new Errors.Line(form.ground().equals("other") ? "law" : "ground", "casework.case.ground.missing"));
        }
        if (Typing.blank(form.reasons())) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.missing"));
        } else if (form.reasons().codePointCount(0, form.reasons().length()) > LONGEST) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.long", LONGEST));
        } else if (Typing.unreadable(form.reasons())) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.control"));
        }
        if (form.basis().length() > LONGEST) {
            lines.add(new Errors.Line("law", "casework.case.reasons.long", LONGEST));
        } else if (Typing.unreadable(form.basis())) {
            lines.add(new Errors.Line("law", "casework.case.reasons.control"));
        }
        return new Errors(lines);
    }

    /** The case is opened for the grounds that its guide leaves, which is one more read. */
    private ModelAndView page(Officer officer, String number, Form form, boolean asked, Errors errors) {
        var certificate = certificates.revocable(officer, number).orElseThrow(NotHere::new);
        boolean meanwhile = certificate.standing() == Standing.REVOKED;
        if (meanwhile && form.equals(Form.EMPTY)) {
            throw new NotHere();
        }
        var grounds = casework.open(officer, number).orElseThrow(NotHere::new).grounds();
        var wrong = meanwhile ? Errors.NONE : errors;
        var view = new View(number, certificate, grounds, form, asked, wrong);
        var page = new ModelAndView("casework/revoke", "page", view);
        if (meanwhile) {
            page.setStatus(HttpStatus.CONFLICT);
        } else {
            page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        }
        return page;
    }
}
