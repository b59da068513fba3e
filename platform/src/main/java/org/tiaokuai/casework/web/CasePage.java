package org.tiaokuai.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Casework.Twin;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Corrections;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.casework.Dues;
import org.tiaokuai.casework.Objections;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.State;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Fragment;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Opened.Ruling;

/** One case on one screen, with the act that its state and the officer's post allow. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}")
public class CasePage {

    /**
     * The case, what was typed about it, and what is wrong with that.
     *
     * @param mayAct whether the next step belongs to the officer's post
     * @param twins what else the same person asked for of the same item
     * @param laid what lies beside the case on the officer's desk
     * @param dues what it costs
     * @param objections what the applicant says is recorded wrongly in it
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     * @param before what the officer signed just before
     * @param deferredUntil the last day on which the applicant is not told yet of this look at it; none as a rule
     */
    public record View(
            CaseView theCase,
            @Nullable CertificateView certificate,
            List<LetterView> letters,
            boolean mayAct,
            List<Twin> twins,
            Beside.Laid laid,
            Fragment dues,
            Fragment objections,
            List<Happening> meanwhile,
            Verdict form,
            CorrectionNotice notice,
            Errors errors,
            @Nullable Signed before,
            @Nullable LocalDate deferredUntil) {

        /** The applicant's time has passed and nothing came, so that all that is left is to decline. */
        public boolean uncorrected() {
            return theCase.state() == State.CORRECTING;
        }

        public boolean mayAsk() {
            return mayAct && theCase.state() == State.SUBMITTED && theCase.correction() == null;
        }

        /** Whether the applicant had the use of it stopped, so that nothing personal was opened. */
        public boolean frozen() {
            return theCase.applicant().ruling() == Ruling.REFUSE;
        }

        /** Whether a reason would show more. */
        public boolean hidden() {
            return theCase.opened().values().stream().anyMatch(opened -> opened.ruling() == Ruling.MASK);
        }

        /** What was typed and has no field on this page any more. */
        public List<String> kept() {
            var acts = mayAct ? Stream.<String>of() : Stream.of(form.basis(), form.reasons());
            return Stream.concat(acts, mayAsk() ? Stream.of() : notice.texts())
                    .filter(text -> !Typing.blank(text))
                    .toList();
        }
    }

    /** What an officer typed, and how much had happened to the case that was read for it. */
    private record Sheet(int seen, Verdict form, CorrectionNotice notice) {

        static Sheet of(int seen, Verdict form) {
            return new Sheet(seen, form, CorrectionNotice.EMPTY);
        }
    }

    private final Casework casework;
    private final Corrections corrections;
    private final Claims claims;
    private final Enclosed enclosed;
    private final Beside beside;
    private final Dues dues;
    private final Objections objections;

    CasePage(
            Casework casework,
            Corrections corrections,
            Claims claims,
            Enclosed enclosed,
            Beside beside,
            Dues dues,
            Objections objections) {
        this.casework = casework;
        this.corrections = corrections;
        this.claims = claims;
        this.enclosed = enclosed;
        this.beside = beside;
        this.dues = dues;
        this.objections = objections;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number, HttpServletRequest request) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        var sheet = Sheet.of(theCase.history().size(), Verdict.EMPTY);
        return page(officer, theCase, sheet, Errors.NONE, Signed.before(request));
    }

    /** Puts a phrase into the reasons; nothing is signed by it, and nothing that was typed is lost. */
    @PostMapping("/phrase")
    ModelAndView insert(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Verdict form) {
        return again(officer, number, Sheet.of(seen, form.withPhrase()), Errors.NONE);
    }

    /** What was refused is shown at these addresses; changing the language there asks for them again. */
    @GetMapping({"/acceptance", "/decision", "/correction"})
    ModelAndView again(@PathVariable String number) {
        return new ModelAndView("redirect:/officer/cases/" + number);
    }

    @PostMapping("/acceptance")
    ModelAndView receive(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Verdict form,
            RedirectAttributes redirect) {
        var sheet = Sheet.of(seen, form);
        var errors = form.check();
        if (errors.any()) {
            return again(officer, number, sheet, errors);
        }
        var command = new ReceiveApplication(officer, number, seen, form.favourable(), form.reasons(), form.basis());
        return answer(officer, sheet, casework.receive(command), number, redirect);
    }

    @PostMapping("/decision")
    ModelAndView decide(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Verdict form,
            RedirectAttributes redirect) {
        var sheet = Sheet.of(seen, form);
        var errors = form.check();
        if (errors.any()) {
            return again(officer, number, sheet, errors);
        }
        var command = new DecideApplication(officer, number, seen, form.favourable(), form.reasons(), form.basis());
        return answer(officer, sheet, casework.decide(command), number, redirect);
    }

    /** The case is opened to know what may be asked for, which is one more read. */
    @PostMapping("/correction")
    ModelAndView correct(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        var sheet = new Sheet(seen, Verdict.EMPTY, new CorrectionNotice(typed));
        var errors = sheet.notice().check(theCase);
        if (errors.any()) {
            return page(officer, theCase, sheet, errors, null);
        }
        var points = sheet.notice().points(theCase);
        var command = new RequestCorrection(
                officer, number, seen, points, sheet.notice().given());
        return answer(officer, sheet, corrections.request(command), number, redirect);
    }

    /** An act needs nothing of the case on the page, so it is opened again, which is one more read, only to show it. */
    private ModelAndView answer(Officer officer, Sheet sheet, Act act, String number, RedirectAttributes redirect) {
        return switch (act) {
            case Act.Done done -> after(officer, done, sheet.form(), redirect);
            case Act.Meanwhile _ -> again(officer, number, sheet, Errors.NONE);
            case Act.NotNow _ -> again(officer, number, sheet, Errors.of("verdict", "casework.case.notNow"));
            case Act.AskedBefore _ -> again(officer, number, sheet, Errors.of("verdict", "casework.correction.before"));
            case Act.WithoutEffect none ->
                again(officer, number, sheet, Errors.of("verdict", "statute.why." + none.why()));
            case Act.Unheard _ -> again(officer, number, sheet, Errors.of("verdict", "casework.hearing.first"));
            case Act.OutOfTurn turn ->
                again(officer, number, sheet, Errors.of("verdict", "casework.turn." + turn.reason(), turn.earlier()));
            case Act.NotEntitled _, Act.OwnProposal _, Act.Unfit _ ->
                again(officer, number, sheet, Errors.of("verdict", "casework.case.notEntitled"));
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    /** On to the next case that waits for this post, or to the queue that says that none does. */
    private ModelAndView after(Officer officer, Act.Done done, Verdict form, RedirectAttributes redirect) {
        Signed.remember(done.number(), done.event(), redirect);
        if (form.then().equals("stay")) {
            return new ModelAndView("redirect:/officer/cases/" + done.number());
        }
        return claims.next(officer, done.number())
                .map(next -> new ModelAndView("redirect:/officer/cases/" + next))
                .orElseGet(() -> new ModelAndView("redirect:/officer/queue"));
    }

    private ModelAndView again(Officer officer, String number, Sheet sheet, Errors errors) {
        return page(officer, casework.open(officer, number).orElseThrow(NotHere::new), sheet, errors, null);
    }

    private ModelAndView page(Officer officer, CaseView theCase, Sheet sheet, Errors errors, @Nullable Signed before) {
        var meanwhile = theCase.since(sheet.seen());
        var view = new View(
                theCase,
                enclosed.certificate(theCase).orElse(null),
                enclosed.letters(theCase),
                theCase.state().waitsFor(officer) && !theCase.unheard() || overdue(officer, theCase),
                casework.twins(officer, theCase.number()),
                beside.laid(officer, theCase),
                dues.to(officer, theCase),
                objections.to(theCase.number()),
                meanwhile,
                meanwhile.isEmpty() ? sheet.form() : sheet.form().withoutVerdict(),
                sheet.notice(),
                errors,
                before,
                enclosed.deferredUntil(officer, theCase).orElse(null));
        var page = new ModelAndView("casework/case", "page", view);
        page.setStatus(status(meanwhile, errors));
        return page;
    }

    private static HttpStatus status(List<Happening> meanwhile, Errors errors) {
        if (!meanwhile.isEmpty()) {
            return HttpStatus.CONFLICT;
        }
        return errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    }

    private static boolean overdue(Officer officer, CaseView theCase) {
        return theCase.state() == State.CORRECTING && theCase.clock().late() && officer.has(Role.WINDOW);
    }
}
