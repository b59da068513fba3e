package org.tiaokuai.operation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.operation.SiteNotices;
import org.tiaokuai.operation.SiteNotices.Draft;
import org.tiaokuai.operation.SiteNotices.Severity;
import org.tiaokuai.operation.SiteNotices.Standing;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Notices.Notice;

/** Where an administrator puts a notice at the top of every page, sees it before others do, and takes it off. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/notices")
public class NoticesPage {

    private static final Duration USUAL = Duration.ofDays(7);

    /** @param preview the notice as it would stand, when that was asked for */
    public record View(List<Standing> standing, Form form, Optional<Notice> preview, Errors errors) {}

    /** As it was typed. */
    public record Form(
            @NotBlank(message = "operation.notice.chinese.missing") @PlainLine(message = "operation.plain.wrong")
            String chinese,

            @NotBlank(message = "operation.notice.english.missing") @PlainLine(message = "operation.plain.wrong")
            String english,

            String severity,
            String begins,
            String ends) {

        public Form {
            chinese = chinese == null ? "" : chinese.strip();
            english = english == null ? "" : english.strip();
            severity = "WARNING".equals(severity) ? severity : "INFORMATION";
            begins = begins == null ? "" : begins;
            ends = ends == null ? "" : ends;
        }
    }

    private final SiteNotices notices;
    private final Clock clock;

    NoticesPage(SiteNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        var now = clock.instant();
        var form = new Form("", "", "", Moments.typed(now), Moments.typed(now.plus(USUAL)));
        return page(form, Optional.empty(), Errors.NONE);
    }

    @PostMapping
    ModelAndView post(
            Officer officer,
            @Valid @ModelAttribute Form form,
            BindingResult binding,
            @RequestParam(defaultValue = "preview") String then) {
        if (binding.hasErrors()) {
            return page(form, Optional.empty(), Errors.of(binding));
        }
        var now = clock.instant();
        var begins = Moments.of(form.begins(), now);
        var ends = Moments.of(form.ends(), now).filter(end -> end.isAfter(now));
        if (begins.isEmpty()) {
            return page(form, Optional.empty(), Errors.of("begins", "operation.notice.begins.wrong"));
        }
        if (ends.isEmpty() || !ends.get().isAfter(begins.get())) {
            return page(form, Optional.empty(), Errors.of("ends", "operation.notice.ends.wrong"));
        }
        var severity = Severity.valueOf(form.severity());
        if (then.equals("post")) {
            notices.post(new Draft(form.chinese(), form.english(), severity, begins.get(), ends.get()), officer);
            return new ModelAndView("redirect:/admin/notices");
        }
        var preview = new Notice(form.chinese(), form.english(), severity == Severity.WARNING);
        return page(form, Optional.of(preview), Errors.NONE);
    }

    @PostMapping("/{id}/end")
    ModelAndView takeOff(Officer officer, @PathVariable UUID id) {
        if (!notices.takeOff(id, officer)) {
            throw new NotHere();
        }
        return new ModelAndView("redirect:/admin/notices");
    }

    private ModelAndView page(Form form, Optional<Notice> preview, Errors errors) {
        var page = new ModelAndView("operation/notices", "page", new View(notices.standing(), form, preview, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
