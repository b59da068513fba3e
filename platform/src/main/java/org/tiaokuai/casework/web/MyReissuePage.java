package org.tiaokuai.casework.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** A holder who lost a certificate has another one, with a new code; who finds the old one cannot use it. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/cases/{number}/reissue")
public class MyReissuePage {

    /**
     * @param certificate none where no result was issued
     * @param meanwhile what happened since the holder read it, such as a click before this one
     */
    public record View(
            CaseView theCase, @Nullable CertificateView certificate, List<Happening> meanwhile, Errors errors) {

        public View {
            meanwhile = List.copyOf(meanwhile);
        }

        public boolean possible() {
            return theCase.state() == State.GRANTED && certificate != null && certificate.holds();
        }

        public List<Replacement> asked() {
            return ReissuePage.ASKED;
        }
    }

    private final Applying applying;
    private final Proceedings proceedings;
    private final Certificates certificates;

    MyReissuePage(Applying applying, Proceedings proceedings, Certificates certificates) {
        this.applying = applying;
        this.proceedings = proceedings;
        this.certificates = certificates;
    }

    @GetMapping
    ModelAndView ask(Resident resident, @PathVariable String number) {
        return page(resident, number, null, Errors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView reissue(
            Resident resident,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        var chosen = ReissuePage.ASKED.stream()
                .filter(each -> each.name().equals(why))
                .findFirst();
        if (chosen.isEmpty()) {
            var errors = Errors.of("why", "casework.reissue.why.missing");
            return page(resident, number, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (proceedings.reissue(resident, number, seen, chosen.get())) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/my/cases/" + number);
            }
            case Act.Meanwhile _ -> page(resident, number, seen, Errors.NONE, HttpStatus.CONFLICT);
            case Act.NotNow _ -> page(resident, number, null, Errors.NONE, HttpStatus.CONFLICT);
            case Act.Refused _, Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private ModelAndView page(
            Resident resident, String number, @Nullable Integer seen, Errors errors, HttpStatus status) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var certificate = certificates.ofCase(number).orElse(null);
        var meanwhile = seen == null ? List.<Happening>of() : theCase.since(seen);
        var page = new ModelAndView("casework/myReissue", "page", new View(theCase, certificate, meanwhile, errors));
        page.setStatus(status);
        return page;
    }
}
