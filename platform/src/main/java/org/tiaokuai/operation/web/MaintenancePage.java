package org.tiaokuai.operation.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.operation.Maintenance;
import org.tiaokuai.operation.Maintenance.Closure;
import org.tiaokuai.page.Errors;

/** Where an administrator closes the platform for work on it, and opens it again. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/maintenance")
public class MaintenancePage {

    private static final Duration USUAL = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofDays(7);

    /** @param closure what is so now; @param proposed what would be so, when only the last word is missing */
    public record View(Optional<Closure> closure, Form form, Optional<Closure> proposed, Errors errors) {}

    /**
     * As it was typed.
     *
     * @param seen the change that this page showed
     * @param step whether the closing is only looked at, done, or thought over again
     */
    public record Form(
            @NotBlank(message = "operation.maintenance.reason.missing") @PlainLine(message = "operation.plain.wrong")
            String reason,

            @PlainLine(message = "operation.plain.wrong") String reasonEn,

            @NotBlank(message = "operation.maintenance.until.wrong")
            String until,

            String seen,
            String step) {

        public Form {
            reason = reason == null ? "" : reason.strip();
            reasonEn = reasonEn == null ? "" : reasonEn.strip();
            until = until == null ? "" : until;
            seen = seen == null || !seen.matches("\\d{1,18}") ? "0" : seen;
            step = step == null ? "" : step;
        }
    }

    private final Maintenance maintenance;
    private final Clock clock;

    MaintenancePage(Maintenance maintenance, Clock clock) {
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        var state = maintenance.state();
        var seen = String.valueOf(state.change());
        var form = state.closure()
                .map(now -> new Form(now.reason(), now.reasonEn(), Moments.typed(now.until()), seen, ""))
                .orElseGet(() -> new Form("", "", Moments.typed(clock.instant().plus(USUAL)), seen, ""));
        return page(state, form, Optional.empty(), Errors.NONE);
    }

    /** Who changes what is said while the platform is closed shuts nobody out, and is not asked again. */
    @PostMapping
    ModelAndView close(Officer officer, @Valid @ModelAttribute Form form, BindingResult binding) {
        var state = maintenance.state();
        if (binding.hasErrors()) {
            return page(state, form, Optional.empty(), Errors.of(binding));
        }
        var now = clock.instant();
        var until = Moments.of(form.until(), now).filter(end -> end.isAfter(now) && !end.isAfter(now.plus(LONGEST)));
        if (until.isEmpty()) {
            var errors = Errors.of("until", "operation.maintenance.until.wrong");
            return page(state, form, Optional.empty(), errors);
        }
        var closure = new Closure(form.reason(), form.reasonEn(), until.get());
        if (form.step().equals("back")) {
            return page(state, form, Optional.empty(), Errors.NONE);
        }
        if (state.closure().isEmpty() && !form.step().equals("close")) {
            return page(state, form, Optional.of(closure), Errors.NONE);
        }
        maintenance.close(closure, Long.parseLong(form.seen()), officer);
        return new ModelAndView("redirect:/admin/maintenance");
    }

    @PostMapping("/end")
    ModelAndView open(Officer officer, @RequestParam(defaultValue = "") String seen) {
        maintenance.open(seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0, officer);
        return new ModelAndView("redirect:/admin/maintenance");
    }

    private static ModelAndView page(Maintenance.State state, Form form, Optional<Closure> proposed, Errors errors) {
        var view = new View(state.closure(), form, proposed, errors);
        var page = new ModelAndView("operation/maintenance", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
