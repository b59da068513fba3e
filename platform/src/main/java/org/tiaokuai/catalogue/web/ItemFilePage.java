package org.tiaokuai.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Completeness;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** One item with its versions and its history, and what the officer's post may do with it now. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.EDITOR, Role.APPROVER})
@RequestMapping("/officer/items/{code}")
public class ItemFilePage {

    private static final int LONGEST = 2000;
    private static final String DONE = "done";

    /**
     * The item, and what was typed in the forms of the acts, by field.
     *
     * @param cells of the working copy, else of the version in force, in the order of the columns of the matrix
     * @param done what was done just before; empty for nothing
     */
    public record View(ItemFile file, List<Fulfilment> cells, Map<String, String> typed, Errors errors, String done) {}

    private final Editing editing;
    private final Completeness completeness;
    private final Catalogue catalogue;

    ItemFilePage(Editing editing, Completeness completeness, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.completeness = completeness;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String code, HttpServletRequest request) {
        var before = RequestContextUtils.getInputFlashMap(request);
        var done = before != null && before.get(DONE) instanceof String event ? event : "";
        return page(officer, code, Map.of(), Errors.NONE, HttpStatus.OK, done);
    }

    @PostMapping("/acts")
    ModelAndView act(
            Officer officer,
            @PathVariable String code,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        var event = Arrays.stream(Event.values())
                .filter(known -> known.name().equals(typed.get("event")))
                .findFirst()
                .orElseThrow(NotHere::new);
        var file = editing.file(officer, code).orElseThrow(NotHere::new);
        var errors = Asked.of(event).check(event, typed, file.today(), LONGEST);
        var successor = Asked.text(typed, "replacedBy", event);
        if (!errors.any() && !mayFollow(code, successor)) {
            errors = Errors.of("replacedBy-" + event, "catalogue.file.replacedBy.none");
        }
        if (errors.any()) {
            return page(officer, code, typed, errors, HttpStatus.UNPROCESSABLE_CONTENT, "");
        }
        return answer(officer, code, event, typed, redirect);
    }

    /** Residents are led there. */
    private boolean mayFollow(String code, String successor) {
        return successor.isEmpty()
                || !successor.equals(code) && catalogue.offer(successor).isPresent();
    }

    private ModelAndView answer(
            Officer officer, String code, Event event, Map<String, String> typed, RedirectAttributes redirect) {
        return switch (step(officer, code, event, typed)) {
            case Step.Taken taken -> {
                redirect.addFlashAttribute(DONE, taken.event().name());
                yield new ModelAndView("redirect:/officer/items/" + code + (event == Event.BEGIN ? "/draft" : ""));
            }
            case Step.OwnWork _ -> page(officer, code, typed, says("own"), HttpStatus.UNPROCESSABLE_CONTENT, "");
            case Step.Overtaken _ -> page(officer, code, typed, says("overtaken"), HttpStatus.CONFLICT, "");
            case Step.Incomplete _ ->
                page(officer, code, typed, says("incomplete"), HttpStatus.UNPROCESSABLE_CONTENT, "");
            case Step.NothingToRenew _ ->
                page(officer, code, typed, says("renews"), HttpStatus.UNPROCESSABLE_CONTENT, "");
            case Step.NotNow _ -> page(officer, code, typed, says("notNow"), HttpStatus.CONFLICT, "");
            case Step.NotEntitled _, Step.NoSuchCode _, Step.NoSuchItem _ -> throw new NotHere();
        };
    }

    private Step step(Officer officer, String code, Event event, Map<String, String> typed) {
        if (event == Event.BEGIN) {
            return editing.begin(new BeginVersion(officer, code, ""));
        }
        return editing.act(new ActOnItem(
                officer,
                code,
                event,
                Asked.text(typed, "note", event),
                Asked.day(typed, event),
                Asked.text(typed, "replacedBy", event)));
    }

    private static Errors says(String what) {
        return Errors.of("acts", "catalogue.file.refused." + what);
    }

    private ModelAndView page(
            Officer officer, String code, Map<String, String> typed, Errors errors, HttpStatus status, String done) {
        var file = editing.file(officer, code).orElseThrow(NotHere::new);
        var page = new ModelAndView("catalogue/file", "page", new View(file, cells(file), typed, errors, done));
        page.setStatus(status);
        return page;
    }

    private List<Fulfilment> cells(ItemFile file) {
        var copy = file.copy();
        var item = file.item();
        if (copy != null) {
            return completeness.of(copy.guide());
        }
        return item == null ? List.of() : completeness.of(item.offer().guide());
    }
}
