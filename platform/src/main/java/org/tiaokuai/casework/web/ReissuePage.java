package org.tiaokuai.casework.web;

import java.util.List;
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
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Measure.Reissue;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Puts another certificate in the place of one that its holder lost or that was damaged 补发、换发. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/reissue")
public class ReissuePage {

    /** Why somebody asks for another one; a slip is corrected elsewhere. */
    static final List<Replacement> ASKED = List.of(Replacement.LOST, Replacement.DAMAGED);

    /**
     * @param act what became of it, or would
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(Prospect prospect, Act act, List<Happening> meanwhile, Errors errors) {

        public boolean possible() {
            return act instanceof Act.Done || act instanceof Act.Meanwhile;
        }

        public List<Replacement> asked() {
            return ASKED;
        }
    }

    private final Proceedings proceedings;

    ReissuePage(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        var prospect = look(officer, number);
        return page(new View(prospect, prospect.act(), List.of(), Errors.NONE), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView reissue(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        var chosen = ASKED.stream().filter(each -> each.name().equals(why)).findFirst();
        if (chosen.isEmpty()) {
            var errors = Errors.of("why", "casework.reissue.why.missing");
            return page(new View(prospect, prospect.act(), List.of(), errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = proceedings.take(new TakeMeasure(officer, number, seen, new Reissue(chosen.get())));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Act.Meanwhile _ ->
                page(new View(prospect, act, prospect.since(seen), Errors.NONE), HttpStatus.CONFLICT);
            case Act.Refused _ -> page(new View(prospect, act, List.of(), Errors.NONE), HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private Prospect look(Officer officer, String number) {
        return proceedings.look(officer, number, new Reissue(Replacement.LOST)).orElseThrow(NotHere::new);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/reissue", "page", view);
        page.setStatus(status);
        return page;
    }
}
