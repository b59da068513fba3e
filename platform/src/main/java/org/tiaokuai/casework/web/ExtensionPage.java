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
import org.tiaokuai.casework.Measure.Extend;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.Happening;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Step.Why;

/** Extends the limit of a decision, showing first which day becomes the last; where the law lets nobody extend it, it says why. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/cases/{number}/extension")
public class ExtensionPage {

    private static final int LONGEST = 500;

    /**
     * What would be extended, and what was typed about it.
     *
     * @param refused why it cannot be done; what the law says, or that the officer may not
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(Prospect prospect, String reason, Act refused, List<Happening> meanwhile, Errors errors) {

        /** The sentence that says why not; empty where it can be done. */
        public String why(Text text) {
            return switch (refused) {
                case Act.Done _, Act.Meanwhile _ -> "";
                case Act.WithoutEffect none when none.why() == Why.TWICE -> text.of("casework.extension.twice");
                case Act.WithoutEffect none ->
                    text.of("casework.extension.refused", text.of("statute.why." + none.why()));
                case Act.NotEntitled _ -> text.of("casework.case.notEntitled");
                case Act.Refused _, Act.NoSuchCase _ -> text.of("casework.extension.notNow");
            };
        }
    }

    /** What is not typed yet. */
    private static final Extend ANY = new Extend("?");

    private final Proceedings proceedings;

    ExtensionPage(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        var prospect = proceedings.look(officer, number, ANY).orElseThrow(NotHere::new);
        return page(new View(prospect, "", prospect.act(), List.of(), Errors.NONE), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView extend(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var prospect = proceedings.look(officer, number, ANY).orElseThrow(NotHere::new);
        var errors = check(reason);
        if (errors.any()) {
            var view = new View(prospect, reason, prospect.act(), List.of(), errors);
            return page(view, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = proceedings.take(new TakeMeasure(officer, number, seen, new Extend(reason.strip())));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Act.Meanwhile _ ->
                page(new View(prospect, reason, act, prospect.since(seen), Errors.NONE), HttpStatus.CONFLICT);
            case Act.NotEntitled _, Act.NoSuchCase _ -> throw new NotHere();
            case Act.Refused _ -> page(new View(prospect, reason, act, List.of(), Errors.NONE), HttpStatus.CONFLICT);
        };
    }

    private static Errors check(String reason) {
        return Typed.fault("reason", reason, LONGEST, "casework.extension.reason.missing")
                .map(line -> new Errors(List.of(line)))
                .orElse(Errors.NONE);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/extension", "page", view);
        page.setStatus(status);
        return page;
    }
}
