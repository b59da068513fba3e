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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Measure.Terminate;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.course.Happening;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Ends a case that nobody can decide any more 终止, with ground and reasons that the applicant reads. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/cases/{number}/termination")
public class TerminationPage {

    private static final int LONGEST = 2000;
    private static final Terminate ANY = new Terminate("?", "?");

    /**
     * @param refused what stands against it
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(
            Prospect prospect, List<Ground> grounds, Form form, Act refused, List<Happening> meanwhile, Errors errors) {

        public boolean possible() {
            return refused instanceof Act.Done || refused instanceof Act.Meanwhile;
        }
    }

    /** @param ground as it was offered, or {@code other} with a law of its own */
    public record Form(String ground, String law, String reasons) {

        static final Form EMPTY = new Form("", "", "");

        public Form {
            ground = ground == null ? "" : ground.strip();
            law = law == null ? "" : law.strip();
            reasons = reasons == null ? "" : reasons.strip();
        }

        String basis() {
            return ground.isEmpty() || ground.equals("other") ? law : ground;
        }

        private Errors check() {
            var lines = new ArrayList<Errors.Line>();
            var field = ground.equals("other") ? "law" : "ground";
            Typed.fault(field, basis(), LONGEST, "casework.case.ground.missing").ifPresent(lines::add);
            Typed.fault("reasons", reasons, LONGEST, "casework.case.reasons.missing")
                    .ifPresent(lines::add);
            return new Errors(lines);
        }
    }

    private final Proceedings proceedings;

    TerminationPage(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        var prospect = proceedings.look(officer, number, ANY).orElseThrow(NotHere::new);
        return page(prospect, Form.EMPTY, prospect.act(), List.of(), Errors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView end(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var prospect = proceedings.look(officer, number, ANY).orElseThrow(NotHere::new);
        var errors = form.check();
        if (errors.any()) {
            return page(prospect, form, prospect.act(), List.of(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = proceedings.take(new TakeMeasure(officer, number, seen, new Terminate(form.reasons(), form.basis())));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Act.Meanwhile _ -> page(prospect, form, act, prospect.since(seen), Errors.NONE, HttpStatus.CONFLICT);
            case Act.Refused _ -> page(prospect, form, act, List.of(), Errors.NONE, HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private static ModelAndView page(
            Prospect prospect, Form form, Act refused, List<Happening> meanwhile, Errors errors, HttpStatus status) {
        var view = new View(prospect, prospect.endings(), form, refused, meanwhile, errors);
        var page = new ModelAndView("casework/termination", "page", view);
        page.setStatus(status);
        return page;
    }
}
