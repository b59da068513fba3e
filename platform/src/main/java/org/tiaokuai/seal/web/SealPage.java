package org.tiaokuai.seal.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.seal.SealView;
import org.tiaokuai.seal.Seals;
import org.tiaokuai.seal.Seals.Custody;
import org.tiaokuai.seal.Seals.TakeCustody;
import org.tiaokuai.seal.UseLog;

/** The seal of the officer's own department: who keeps it, and what it was put on. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/seal")
public class SealPage {

    /** The seal, where there is one, and a page of its log. */
    public record View(@Nullable SealView seal, UseLog log, Errors errors) {

        public long custody() {
            var custody = seal == null ? null : seal.custody();
            return custody == null ? 0 : custody.id();
        }
    }

    private final Seals seals;

    SealPage(Seals seals) {
        this.seals = seals;
    }

    @GetMapping
    ModelAndView show(Officer officer, @RequestParam(defaultValue = "0") long before) {
        return page(officer, before, Errors.NONE, HttpStatus.OK);
    }

    @PostMapping("/custody")
    ModelAndView take(Officer officer, @RequestParam(defaultValue = "0") long seen) {
        return switch (seals.takeCustody(new TakeCustody(officer, seen))) {
            case Custody.Taken _, Custody.AlreadyKept _ -> new ModelAndView("redirect:/officer/seal");
            case Custody.TakenMeanwhile _ ->
                page(officer, 0, Errors.of("custody", "seal.custody.meanwhile"), HttpStatus.CONFLICT);
            case Custody.NotEntitled _ -> throw new NotHere();
        };
    }

    private ModelAndView page(Officer officer, long before, Errors errors, HttpStatus status) {
        var department = officer.post().department();
        var view = new View(seals.of(department).orElse(null), seals.uses(department, before), errors);
        var page = new ModelAndView("seal/seal", "page", view);
        page.setStatus(status);
        return page;
    }
}
