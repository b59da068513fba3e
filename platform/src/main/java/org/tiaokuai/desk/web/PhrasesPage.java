package org.tiaokuai.desk.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.desk.Phrases;
import org.tiaokuai.desk.Phrases.KeepPhrase;
import org.tiaokuai.desk.Phrases.Keeping;
import org.tiaokuai.desk.Phrases.Phrase;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** The phrases that an officer may put into reasons. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/phrases")
public class PhrasesPage {

    /** @param approver whether the officer keeps the department's phrases too */
    public record View(List<Phrase> phrases, boolean approver, String text, boolean forAll, Errors errors) {}

    private final Phrases phrases;

    PhrasesPage(Phrases phrases) {
        this.phrases = phrases;
    }

    @GetMapping
    ModelAndView show(Officer officer) {
        return page(officer, "", false, Errors.NONE);
    }

    @PostMapping
    ModelAndView keep(
            Officer officer,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean forAll) {
        var errors = Limited.check("text", text, KeepPhrase.LONGEST);
        if (errors.any()) {
            return page(officer, text, forAll, errors);
        }
        return switch (phrases.keep(new KeepPhrase(officer, text.strip(), forAll))) {
            case Keeping.Kept _ -> new ModelAndView("redirect:/officer/phrases");
            case Keeping.ThereAlready _ -> page(officer, text, forAll, Errors.of("text", "desk.phrases.there"));
            case Keeping.TooMany _ ->
                page(officer, text, forAll, Errors.of("text", "desk.phrases.tooMany", KeepPhrase.MOST));
            case Keeping.NotEntitled _ -> page(officer, text, false, Errors.of("text", "desk.phrases.notEntitled"));
        };
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(Officer officer, @PathVariable long id) {
        if (!phrases.remove(officer, id)) {
            throw new NotHere();
        }
        return new ModelAndView("redirect:/officer/phrases");
    }

    private ModelAndView page(Officer officer, String text, boolean forAll, Errors errors) {
        var view = new View(phrases.of(officer), officer.has(Role.APPROVER), text, forAll, errors);
        var page = new ModelAndView("desk/phrases", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
