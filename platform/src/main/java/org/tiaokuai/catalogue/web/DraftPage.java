package org.tiaokuai.catalogue.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.GuideFields;
import org.tiaokuai.catalogue.Part;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.catalogue.WorkingCopy;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** The guide that is being prepared: read as a whole, written part by part. */
@Controller
@RequestMapping("/officer/items/{code}/draft")
public class DraftPage {

    /** The whole guide as it would be published. */
    public record Whole(String code, WorkingCopy copy, boolean mayWrite) {}

    /**
     * One part as it stands in the fields.
     *
     * @param seen the mark of the part that whoever saves this has seen
     * @param fresh the entry that was just added, to be filled in next; -1 for none
     * @param theirs what somebody else saved meanwhile; null when nobody did
     */
    public record View(
            String code,
            WorkingCopy copy,
            Part part,
            Map<String, String> typed,
            String seen,
            Errors errors,
            int fresh,
            @Nullable Map<String, String> theirs) {

        public int entries() {
            return part.repeats() ? GuideFields.entries(part, typed) : 1;
        }
    }

    private final Editing editing;

    DraftPage(Editing editing) {
        this.editing = editing;
    }

    @GetMapping
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.EDITOR, Role.APPROVER})
    ModelAndView read(Officer officer, @PathVariable String code) {
        var copy = editing.workingCopy(officer, code).orElseThrow(NotHere::new);
        boolean mayWrite = copy.stage() == Stage.DRAFT && officer.has(Role.EDITOR);
        return new ModelAndView("catalogue/draft", "page", new Whole(code, copy, mayWrite));
    }

    @GetMapping("/{slug}")
    @AllowedTo(value = Who.OFFICER, roles = Role.EDITOR)
    ModelAndView show(Officer officer, @PathVariable String code, @PathVariable String slug) {
        var part = Part.of(slug).orElseThrow(NotHere::new);
        var copy = draft(officer, code);
        var typed = GuideFields.read(part, copy.guide());
        if (typed.isEmpty()) {
            typed = with(part, typed, 0);
        }
        var seen = GuideFields.mark(part, copy.guide());
        return page(new View(code, copy, part, typed, seen, Errors.NONE, -1, null), HttpStatus.OK);
    }

    /** Adding or removing an entry only shows the form anew; nothing is kept before it is saved. */
    @PostMapping("/{slug}")
    @AllowedTo(value = Who.OFFICER, roles = Role.EDITOR)
    ModelAndView save(
            Officer officer,
            @PathVariable String code,
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> sent) {
        var part = Part.of(slug).orElseThrow(NotHere::new);
        var typed = sent.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join("\n", entry.getValue())));
        var seen = typed.getOrDefault("seen", "");
        if (typed.containsKey("add") || typed.containsKey("remove")) {
            return reshape(draft(officer, code), code, part, typed, seen);
        }
        return switch (editing.save(new SavePart(officer, code, part, typed, seen))) {
            case Saving.Saved _ -> new ModelAndView("redirect:/officer/items/" + code + "/draft#" + part.slug());
            case Saving.Faulty faulty ->
                page(
                        new View(code, draft(officer, code), part, typed, seen, faulty.errors(), -1, null),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Saving.Meanwhile meanwhile -> page(meanwhile(code, part, typed, meanwhile), HttpStatus.CONFLICT);
            case Saving.NoSuchDraft _ -> throw new NotHere();
        };
    }

    private static View meanwhile(String code, Part part, Map<String, String> typed, Saving.Meanwhile meanwhile) {
        var guide = meanwhile.theirs().guide();
        return new View(
                code,
                meanwhile.theirs(),
                part,
                typed,
                GuideFields.mark(part, guide),
                Errors.of("form", "catalogue.edit.meanwhile", meanwhile.theirs().changedBy()),
                -1,
                GuideFields.read(part, guide));
    }

    private static ModelAndView reshape(
            WorkingCopy copy, String code, Part part, Map<String, String> typed, String seen) {
        int entries = part.repeats() ? GuideFields.entries(part, typed) : 0;
        var removed = typed.getOrDefault("remove", "");
        if (typed.containsKey("add") && part.repeats() && entries < GuideFields.MOST_ENTRIES) {
            return page(
                    new View(code, copy, part, with(part, typed, entries), seen, Errors.NONE, entries, null),
                    HttpStatus.OK);
        }
        int gone = removed.matches("\\d{1,2}") ? Integer.parseInt(removed) : entries;
        return page(
                new View(code, copy, part, without(part, typed, gone, entries), seen, Errors.NONE, -1, null),
                HttpStatus.OK);
    }

    private static Map<String, String> with(Part part, Map<String, String> typed, int entry) {
        var more = new LinkedHashMap<>(typed);
        part.fields().forEach(field -> more.put(GuideFields.prefix(part, entry) + field.path(), ""));
        return more;
    }

    private static Map<String, String> without(Part part, Map<String, String> typed, int gone, int entries) {
        var fewer = new LinkedHashMap<String, String>();
        for (int entry = 0, at = 0; entry < entries; entry++) {
            if (entry != gone) {
                for (var field : part.fields()) {
                    var text = typed.getOrDefault(GuideFields.prefix(part, entry) + field.path(), "");
                    fewer.put(GuideFields.prefix(part, at) + field.path(), text);
                }
                at++;
            }
        }
        return fewer;
    }

    private WorkingCopy draft(Officer officer, String code) {
        return editing.workingCopy(officer, code)
                .filter(copy -> copy.stage() == Stage.DRAFT)
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("catalogue/edit", "page", view);
        page.setStatus(status);
        return page;
    }
}
