package org.tiaokuai.casework.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
import org.tiaokuai.casework.Signed;
import org.tiaokuai.casework.State;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Asks once more before a result is revoked 撤销, for that cannot be taken back. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/cases/{number}/revocation")
public class RevocationPage {

    private static final int LONGEST = 2000;

    /** What would be revoked, and what was typed about it. */
    public record View(String number, CertificateView certificate, String reasons, Errors errors) {}

    private final Certificates certificates;

    RevocationPage(Certificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        return page(officer, number, "", Errors.NONE);
    }

    @PostMapping
    ModelAndView revoke(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reasons,
            RedirectAttributes redirect) {
        var errors = check(reasons);
        if (errors.any()) {
            return page(officer, number, reasons, errors);
        }
        return switch (certificates.revoke(new RevokeCertificate(number, officer, reasons.strip()))) {
            case Revocation.Revoked _ -> {
                Signed.remember(number, State.Event.REVOKE, redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Revocation.AlreadyRevoked _ -> new ModelAndView("redirect:/officer/cases/" + number);
            case Revocation.NoSuchCertificate _ -> throw new NotHere();
        };
    }

    private static Errors check(String reasons) {
        if (Typing.blank(reasons)) {
            return Errors.of("reasons", "casework.case.reasons.missing");
        }
        if (reasons.codePointCount(0, reasons.length()) > LONGEST) {
            return Errors.of("reasons", "casework.case.reasons.long", LONGEST);
        }
        return Typing.unreadable(reasons) ? Errors.of("reasons", "casework.case.reasons.control") : Errors.NONE;
    }

    private ModelAndView page(Officer officer, String number, String reasons, Errors errors) {
        var certificate = certificates
                .issuedBy(officer.post(), number)
                .filter(found -> found.standing() != Standing.REVOKED)
                .orElseThrow(NotHere::new);
        var page = new ModelAndView("casework/revoke", "page", new View(number, certificate, reasons, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
