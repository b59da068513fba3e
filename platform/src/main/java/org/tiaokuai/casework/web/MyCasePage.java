package org.tiaokuai.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Dues;
import org.tiaokuai.casework.Objections;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.dossier.PaperAnswer;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.page.Fragment;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Requester;

/** One's own case: the day, the steps, the result, and who has read one's data for it. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/cases/{number}")
public class MyCasePage {

    /**
     * The case with its result, its letters and its reads.
     *
     * @param dues what it costs; before it is withdrawn, what becomes of the money
     * @param objections what the applicant said is wrong in it
     * @param full whether it is still open and no place is left
     * @param before what the applicant did on the page before
     */
    public record View(
            CaseView theCase,
            @Nullable CertificateView certificate,
            List<LetterView> letters,
            List<ReadView> reads,
            Fragment dues,
            Fragment objections,
            boolean full,
            @Nullable Signed before) {}

    private final Applying applying;
    private final Certificates certificates;
    private final Letters letters;
    private final Privacy privacy;
    private final Dues dues;
    private final Objections objections;
    private final Places places;

    MyCasePage(
            Applying applying,
            Certificates certificates,
            Letters letters,
            Privacy privacy,
            Dues dues,
            Objections objections,
            Places places) {
        this.dues = dues;
        this.places = places;
        this.objections = objections;
        this.applying = applying;
        this.certificates = certificates;
        this.letters = letters;
        this.privacy = privacy;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String number, HttpServletRequest request) {
        return new ModelAndView("casework/myCase", "page", view(resident, number, Signed.before(request), dues::of));
    }

    @GetMapping("/withdrawal")
    ModelAndView askToWithdraw(Resident resident, @PathVariable String number) {
        return new ModelAndView("casework/withdraw", "page", view(resident, number, null, dues::leaving));
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(Resident resident, @PathVariable String number, RedirectAttributes redirect) {
        return switch (applying.withdraw(new WithdrawApplication(resident, number))) {
            case Act.Done _ -> {
                Signed.remember(number, State.Event.WITHDRAW, redirect);
                yield new ModelAndView("redirect:/my/cases/" + number);
            }
            case Act.NotNow _, Act.Meanwhile _ -> {
                var page = new ModelAndView("casework/withdraw", "page", view(resident, number, null, dues::leaving));
                page.setStatus(HttpStatus.CONFLICT);
                yield page;
            }
            case Act.Refused _, Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    @GetMapping("/certificate.pdf")
    ResponseEntity<InputStreamResource> certificate(Resident resident, @PathVariable String number) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        var opened = certificates.open(theCase.number(), Requester.of(resident)).orElseThrow(NotHere::new);
        return PaperAnswer.of(new OpenedPaper(FileKind.PDF, opened), theCase.number());
    }

    private View view(Resident resident, String number, @Nullable Signed before, Function<CaseView, Fragment> costs) {
        var theCase = applying.open(resident, number).orElseThrow(NotHere::new);
        return new View(
                theCase,
                theCase.state().resulted() ? certificates.ofCase(number).orElse(null) : null,
                letters.of(number),
                privacy.readsFor(number),
                costs.apply(theCase),
                objections.of(number),
                theCase.state().open() && places.full(theCase.offer().guide()),
                before);
    }
}
