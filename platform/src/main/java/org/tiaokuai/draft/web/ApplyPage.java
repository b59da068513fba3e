package org.tiaokuai.draft.web;

import java.util.Map;
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
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving.Faulty;
import org.tiaokuai.draft.Drafts.Saving.NoSuchPage;
import org.tiaokuai.draft.Drafts.Saving.Saved;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Filling in an application: a task list that says what remains, and one thing per page. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/apply/{item}")
public class ApplyPage {

    /** One page of the form with what stands in its fields. */
    public record View(DraftView draft, FormPage page, Map<String, String> typed, Errors errors) {}

    private final Drafts drafts;

    ApplyPage(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping
    ModelAndView tasks(Resident resident, @PathVariable String item) {
        return drafts.draft(resident, item)
                .map(draft -> new ModelAndView("draft/tasks", "page", draft))
                // The page of the item says why one cannot apply, if there is one.
                .orElseGet(() -> new ModelAndView("redirect:/items/" + item));
    }

    @GetMapping("/{page}")
    ModelAndView show(Resident resident, @PathVariable String item, @PathVariable String page) {
        var draft = drafts.draft(resident, item).orElseThrow(NotHere::new);
        var formPage = draft.form().page(page).orElseThrow(NotHere::new);
        return view(new View(draft, formPage, formPage.typed(draft.answers(), draft.known()), Errors.NONE));
    }

    @PostMapping("/{page}")
    ModelAndView save(
            Resident resident,
            @PathVariable String item,
            @PathVariable String page,
            @RequestParam Map<String, String> typed) {
        boolean later = typed.containsKey("later");
        return switch (drafts.save(new SavePage(resident, item, page, typed, later))) {
            case Saved _ -> new ModelAndView("redirect:" + next(resident, item, page, later));
            case Faulty faulty -> again(resident, item, page, typed, faulty.errors());
            case NoSuchPage _ -> throw new NotHere();
        };
    }

    private ModelAndView again(Resident resident, String item, String page, Map<String, String> typed, Errors errors) {
        var draft = drafts.draft(resident, item).orElseThrow(NotHere::new);
        return view(new View(draft, draft.form().page(page).orElseThrow(NotHere::new), typed, errors));
    }

    /** What still has to be answered after this page, or what is left of the task list. */
    private String next(Resident resident, String item, String page, boolean later) {
        var draft = drafts.draft(resident, item).orElseThrow(NotHere::new);
        if (later) {
            return "/apply/" + item;
        }
        var pages = draft.form().pages().stream().map(FormPage::id).toList();
        return "/apply/" + item + draft.after(pages.indexOf(page));
    }

    private static ModelAndView view(View view) {
        var page = new ModelAndView("draft/apply", "page", view);
        page.setStatus(view.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
