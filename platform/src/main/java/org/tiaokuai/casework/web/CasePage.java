package org.tiaokuai.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.tiaokuai.casework.Signed;
import org.tiaokuai.casework.State;
import org.tiaokuai.certificate.CertificateView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.letter.Letters;
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

    /**
     * The case, what was typed about it, and what is wrong with that.
     *
     * @param mayAct whether the next step belongs to the officer's post
     * @param twins what else the same person asked for of the same item
     * @param laid what lies beside the case on the officer's desk
     * @param before what the officer signed just before
     */
    public record View(
            CaseView theCase,
            @Nullable CertificateView certificate,
            List<LetterView> letters,
            boolean mayAct,
            List<Twin> twins,
            Beside.Laid laid,
            Form form,
            CorrectionNotice notice,
            Errors errors,
            @Nullable Signed before) {

        /** The applicant's time has passed and nothing came, so that all that is left is to decline. */
        public boolean uncorrected() {
            return theCase.state() == State.CORRECTING;
        }
    }

    /**
     * An officer's verdict.
     *
     * @param ground a ground of the case as it was offered, or {@code other} with a law of its own
     * @param then {@code stay} to see this case again instead of the next one
     * @param phrase to be put behind the reasons
     */
    public record Form(String verdict, String ground, String law, String reasons, String then, String phrase) {

        static final Form EMPTY = new Form("", "", "", "", "", "");

        public Form {
            verdict = verdict == null ? "" : verdict;
            ground = ground == null ? "" : ground.strip();
            law = law == null ? "" : law.strip();
            reasons = reasons == null ? "" : reasons.strip();
            then = then == null ? "" : then;
            phrase = phrase == null ? "" : phrase.strip();
        }

        /** With the phrase as the last line of the reasons, and the rest as it was typed. */
        Form withPhrase() {
            var longer = reasons.isEmpty() || phrase.isEmpty() ? reasons + phrase : reasons + "\n" + phrase;
            return new Form(verdict, ground, law, longer, "", "");
        }

        boolean favourable() {
            return verdict.equals("yes");
        }

        /** On what the verdict stands; an officer may write any law, so one that was offered is trusted no more. */
        String basis() {
            return ground.isEmpty() || ground.equals("other") ? law : ground;
        }
    }

    private final Casework casework;
    private final Corrections corrections;
    private final Claims claims;
    private final Certificates certificates;
    private final Letters letters;
    private final Beside beside;

    CasePage(
            Casework casework,
            Corrections corrections,
            Claims claims,
            Certificates certificates,
            Letters letters,
            Beside beside) {
        this.casework = casework;
        this.corrections = corrections;
        this.claims = claims;
        this.certificates = certificates;
        this.letters = letters;
        this.beside = beside;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number, HttpServletRequest request) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        return page(officer, theCase, Form.EMPTY, CorrectionNotice.EMPTY, Errors.NONE, Signed.before(request));
    }

    /** Puts a phrase into the reasons; nothing is signed by it, and nothing that was typed is lost. */
    @PostMapping("/phrase")
    ModelAndView insert(Officer officer, @PathVariable String number, @ModelAttribute @NotNull Form form) {
        return again(officer, number, form.withPhrase(), Errors.NONE);
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
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = check(form);
        if (errors.any()) {
            return again(officer, number, form, errors);
        }
        var command = new ReceiveApplication(officer, number, form.favourable(), form.reasons(), form.basis());
        return answer(officer, form, casework.receive(command), number, redirect);
    }

    @PostMapping("/decision")
    ModelAndView decide(
            Officer officer,
            @PathVariable String number,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = check(form);
        if (errors.any()) {
            return again(officer, number, form, errors);
        }
        var command = new DecideApplication(officer, number, form.favourable(), form.reasons(), form.basis());
        return answer(officer, form, casework.decide(command), number, redirect);
    }

    /** The case is opened to know what may be asked for, which is one more read. */
    @PostMapping("/correction")
    ModelAndView correct(
            Officer officer,
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        var notice = new CorrectionNotice(typed);
        var errors = notice.check(theCase);
        if (errors.any()) {
            return page(officer, theCase, Form.EMPTY, notice, errors, null);
        }
        var command = new RequestCorrection(officer, number, notice.points(theCase), notice.given());
        return answer(officer, Form.EMPTY, corrections.request(command), number, redirect);
    }

    /** An act needs nothing of the case on the page, so it is opened again, which is one more read, only to show it. */
    private ModelAndView answer(Officer officer, Form form, Act act, String number, RedirectAttributes redirect) {
        return switch (act) {
            case Act.Done done -> after(officer, done, form, redirect);
            case Act.NotNow _ -> again(officer, number, form, Errors.of("verdict", "casework.case.notNow"));
            case Act.AskedBefore _ -> again(officer, number, form, Errors.of("verdict", "casework.correction.before"));
            case Act.NotEntitled _ -> again(officer, number, form, Errors.of("verdict", "casework.case.notEntitled"));
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    /** On to the next case that waits for this post, or to the queue that says that none does. */
    private ModelAndView after(Officer officer, Act.Done done, Form form, RedirectAttributes redirect) {
        Signed.remember(done.number(), done.event(), redirect);
        if (form.then().equals("stay")) {
            return new ModelAndView("redirect:/officer/cases/" + done.number());
        }
        return claims.next(officer, done.number())
                .map(next -> new ModelAndView("redirect:/officer/cases/" + next))
                .orElseGet(() -> new ModelAndView("redirect:/officer/queue"));
    }

    private ModelAndView again(Officer officer, String number, Form form, Errors errors) {
        var theCase = casework.open(officer, number).orElseThrow(NotHere::new);
        return page(officer, theCase, form, CorrectionNotice.EMPTY, errors, null);
    }

    private static Errors check(Form form) {
        var lines = new ArrayList<Errors.Line>();
        if (!form.verdict().equals("yes") && !form.verdict().equals("no")) {
            lines.add(new Errors.Line("verdict", "casework.case.verdict.missing"));
        } else if (!form.favourable()) {
            if (Typing.blank(form.basis())) {
                lines.add(new Errors.Line(
                        form.ground().equals("other") ? "law" : "ground", "casework.case.ground.missing"));
            }
            if (Typing.blank(form.reasons())) {
                lines.add(new Errors.Line("reasons", "casework.case.reasons.missing"));
            }
        }
        checkTexts(form, lines);
        return new Errors(lines);
    }

    private static void checkTexts(Form form, List<Errors.Line> lines) {
        if (form.reasons().codePointCount(0, form.reasons().length()) > LONGEST
                || form.basis().length() > LONGEST) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.long", LONGEST));
        }
        if (Typing.unreadable(form.reasons()) || Typing.unreadable(form.basis())) {
            lines.add(new Errors.Line("reasons", "casework.case.reasons.control"));
        }
    }

    private ModelAndView page(
            Officer officer,
            CaseView theCase,
            Form form,
            CorrectionNotice notice,
            Errors errors,
            @Nullable Signed before) {
        var view = new View(
                theCase,
                theCase.state().resulted()
                        ? certificates.ofCase(theCase.number()).orElse(null)
                        : null,
                letters.of(theCase.number()),
                theCase.state().waitsFor(officer) || overdue(officer, theCase),
                casework.twins(officer, theCase.number()),
                beside.laid(officer, theCase),
                form,
                notice,
                errors,
                before);
        var page = new ModelAndView("casework/case", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private static boolean overdue(Officer officer, CaseView theCase) {
        return theCase.state() == State.CORRECTING && theCase.clock().late() && officer.has(Role.WINDOW);
    }
}
