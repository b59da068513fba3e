package org.tiaokuai.casework.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission.AlreadySubmitted;
import org.tiaokuai.casework.Applying.Submission.Incomplete;
import org.tiaokuai.casework.Applying.Submission.NoSuchDraft;
import org.tiaokuai.casework.Applying.Submission.NotOffered;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;

/** The last look before handing in, and handing in. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/apply/{item}/check")
public class CheckPage {

    /**
     * The whole draft with what is still wrong in it.
     *
     * @param granted the day on which the resident was last granted the same
     */
    public record View(DraftView draft, Errors errors, Optional<LocalDate> granted) {}

    private final Applying applying;
    private final Drafts drafts;

    CheckPage(Applying applying, Drafts drafts) {
        this.applying = applying;
        this.drafts = drafts;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String item) {
        var draft = drafts.draft(resident, item).orElseThrow(NotHere::new);
        return draft.complete() && draft.offered()
                ? page(resident, draft, Errors.NONE)
                : new ModelAndView("redirect:/apply/" + item);
    }

    @PostMapping
    ModelAndView submit(Resident resident, @PathVariable String item, @RequestParam UUID draft) {
        return switch (applying.submit(new SubmitApplication(resident, draft))) {
            case Submitted submitted -> receipt(submitted.number());
            case AlreadySubmitted already -> receipt(already.number());
            case Incomplete incomplete when !incomplete.errors().any() -> new ModelAndView("redirect:/apply/" + item);
            case Incomplete incomplete ->
                page(resident, drafts.draft(resident, item).orElseThrow(NotHere::new), incomplete.errors());
            case NotOffered _ -> new ModelAndView("redirect:/apply/" + item);
            case NoSuchDraft _ -> throw new NotHere();
        };
    }

    private static ModelAndView receipt(String number) {
        return new ModelAndView("redirect:/my/cases/" + number + "/receipt");
    }

    private ModelAndView page(Resident resident, DraftView draft, Errors errors) {
        var granted = applying.grantedBefore(resident, draft.offer().guide().code())
                .map(at -> LocalDate.ofInstant(at, Text.ZONE));
        var page = new ModelAndView("casework/check", "page", new View(draft, errors, granted));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
