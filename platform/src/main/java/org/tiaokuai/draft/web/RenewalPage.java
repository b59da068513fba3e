package org.tiaokuai.draft.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.Saving;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Choosing which of one's own certificates is to be renewed 延续; whoever has none is told what to apply for instead. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/apply/{item}/renewal")
public class RenewalPage {

    /** The draft with what can be chosen. */
    public record View(DraftView draft, Errors errors) {}

    private final Drafts drafts;

    RenewalPage(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String item) {
        return page(draft(resident, item), Errors.NONE);
    }

    @PostMapping
    ModelAndView choose(
            Resident resident, @PathVariable String item, @RequestParam(required = false) String certificate) {
        var draft = draft(resident, item);
        if (certificate == null) {
            return page(draft, Errors.of("certificate", "draft.renewal.choose"));
        }
        return switch (drafts.renew(resident, item, certificate)) {
            case Saving.Saved _ ->
                new ModelAndView(
                        "redirect:/apply/" + item + draft(resident, item).after(-1));
            case Saving.NoSuchPage _, Saving.Faulty _ ->
                page(draft(resident, item), Errors.of("certificate", "draft.renewal.gone"));
        };
    }

    private DraftView draft(Resident resident, String item) {
        return drafts.draft(resident, item)
                .filter(draft -> !draft.renewal().item().isEmpty())
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView page(DraftView draft, Errors errors) {
        var page = new ModelAndView("draft/renewal", "page", new View(draft, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
