package org.tiaokuai.statute.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Errors.Line;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;
import org.tiaokuai.statute.LimitDrafts;
import org.tiaokuai.statute.LimitDrafts.DraftLimit;
import org.tiaokuai.statute.LimitDrafts.Step;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Statute;

/** Where a new version of a time limit is drawn up; another officer approves it. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.INFORMATION_AUTHORITY, Role.LEGAL_OFFICE})
@RequestMapping("/officer/limits/{id}/draft")
public class LimitDraftPage {

    /** @param last the version that it would follow */
    public record View(RuleWords last, DraftForm form, Errors errors) {}

    private final Statute statute;
    private final LimitDrafts drafts;
    private final Texts texts;

    LimitDraftPage(Statute statute, LimitDrafts drafts, Texts texts) {
        this.statute = statute;
        this.drafts = drafts;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView show(@PathVariable String id) {
        var last = last(id);
        return page(last, DraftForm.of(last), Errors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView draft(Officer officer, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        var last = last(id);
        var form = new DraftForm(typed);
        List<Line> errors = new ArrayList<>();
        var change = form.read(last, errors);
        if (change == null) {
            return page(last, form, new Errors(errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (drafts.draft(new DraftLimit(officer, id, form.replaces(), change))) {
            case Step.Drafted _ -> new ModelAndView("redirect:/officer/limits/" + id);
            case Step.NotNow _ -> page(last, form, Errors.of("amount", "statute.limits.notNow"), HttpStatus.CONFLICT);
            case Step.TooEarly _ ->
                page(last, form, Errors.of("validFrom", "statute.limits.tooEarly"), HttpStatus.UNPROCESSABLE_CONTENT);
            case Step.Approved _,
                    Step.Returned _,
                    Step.OwnWork _,
                    Step.NoLength _,
                    Step.NotEntitled _,
                    Step.NoSuchLimit _ -> throw new NotHere();
        };
    }

    /** Where a version sets a length that can be changed. */
    private LimitRule last(String id) {
        return statute.versions(id).reversed().stream()
                .findFirst()
                .filter(rule -> rule.term() != null)
                .orElseThrow(NotHere::new);
    }

    private ModelAndView page(LimitRule last, DraftForm form, Errors errors, HttpStatus status) {
        var page =
                new ModelAndView("statute/draft", "page", new View(new RuleWords(last, texts.current()), form, errors));
        page.setStatus(status);
        return page;
    }
}
