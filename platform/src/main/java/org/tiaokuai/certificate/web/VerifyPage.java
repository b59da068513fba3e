package org.tiaokuai.certificate.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;

/** Where a stranger checks a document that they were shown. */
@Controller
@AllowedTo(Who.ANYONE)
public class VerifyPage {

    /**
     * What the page shows.
     *
     * @param code what was asked for; empty on the first visit
     */
    public record View(String code, @Nullable CertificateView certificate) {}

    private static final int LONGEST = 40;

    private final Certificates certificates;

    VerifyPage(Certificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping("/verify")
    ModelAndView ask(@RequestParam(defaultValue = "") String code) {
        // People also paste the whole address that the QR code holds.
        var typed = code.substring(code.lastIndexOf('/') + 1).replaceAll("[^0-9A-Za-z-]", "");
        return typed.isEmpty()
                ? new ModelAndView("certificate/verify", "page", new View("", null))
                : new ModelAndView("redirect:/verify/" + typed.substring(0, Math.min(typed.length(), LONGEST)));
    }

    @GetMapping("/verify/{code}")
    ModelAndView show(@PathVariable String code) {
        Optional<CertificateView> certificate = certificates.verify(code);
        var page = new ModelAndView("certificate/verify", "page", new View(code, certificate.orElse(null)));
        page.setStatus(certificate.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        return page;
    }
}
