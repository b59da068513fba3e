package org.tiaokuai.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.desk.Absences;
import org.tiaokuai.desk.Absences.Absence;
import org.tiaokuai.desk.Absences.EnterAbsence;
import org.tiaokuai.desk.Absences.Entering.DoesNotFit;
import org.tiaokuai.desk.Absences.Entering.Entered;
import org.tiaokuai.desk.Absences.Entering.Overlaps;
import org.tiaokuai.organisation.Colleagues;
import org.tiaokuai.organisation.Colleagues.Colleague;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;

/** Who of the department is away, and who does their cases; officers enter their own absence. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/absences")
public class AbsencesPage {

    /**
     * The absences that are not over, and what was typed.
     *
     * @param own the officer's own post; approvers may end a colleague's absence too
     */
    public record View(
            List<Absence> absences,
            List<Colleague> colleagues,
            UUID own,
            boolean approver,
            LocalDate today,
            Form form,
            Errors errors) {}

    /** From and until as they were typed, such as {@code 2026-03-02}. */
    public record Form(String begins, String ends, String deputy) {

        static final Form EMPTY = new Form("", "", "");

        public Form {
            begins = begins == null ? "" : begins.strip();
            ends = ends == null ? "" : ends.strip();
            deputy = deputy == null ? "" : deputy;
        }
    }

    private final Absences absences;
    private final Colleagues colleagues;
    private final Clock clock;

    AbsencesPage(Absences absences, Colleagues colleagues, Clock clock) {
        this.absences = absences;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Officer officer) {
        return page(officer, Form.EMPTY, Errors.NONE);
    }

    @PostMapping
    ModelAndView enter(Officer officer, @ModelAttribute Form form) {
        var begins = day(form.begins());
        var ends = day(form.ends());
        var deputy = others(officer).stream()
                .map(colleague -> colleague.post().id())
                .filter(post -> post.toString().equals(form.deputy()))
                .findFirst();
        var errors = check(begins, ends, deputy);
        if (errors.any()) {
            return page(officer, form, errors);
        }
        var command = new EnterAbsence(officer, deputy.orElseThrow(), begins.orElseThrow(), ends.orElseThrow());
        return switch (absences.enter(command)) {
            case Entered _ -> new ModelAndView("redirect:/officer/absences");
            case DoesNotFit _ -> page(officer, form, Errors.of("deputy", "desk.absences.unfit"));
            case Overlaps _ -> page(officer, form, Errors.of("begins", "desk.absences.overlaps"));
        };
    }

    @PostMapping("/{id}/end")
    ModelAndView end(Officer officer, @PathVariable long id) {
        if (!absences.end(officer, id)) {
            throw new NotHere();
        }
        return new ModelAndView("redirect:/officer/absences");
    }

    private Errors check(Optional<LocalDate> begins, Optional<LocalDate> ends, Optional<UUID> deputy) {
        var lines = new ArrayList<Errors.Line>();
        if (begins.isEmpty()) {
            lines.add(new Errors.Line("begins", "desk.absences.day.missing"));
        }
        if (ends.isEmpty()) {
            lines.add(new Errors.Line("ends", "desk.absences.day.missing"));
        } else if (ends.get().isBefore(today())
                || begins.filter(begin -> begin.isAfter(ends.get())
                                || begin.plusDays(EnterAbsence.MOST_DAYS).isBefore(ends.get()))
                        .isPresent()) {
            lines.add(new Errors.Line("ends", "desk.absences.ends.wrong"));
        }
        if (deputy.isEmpty()) {
            lines.add(new Errors.Line("deputy", "desk.absences.deputy.missing"));
        }
        return new Errors(lines);
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.length() == 10 ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private List<Colleague> others(Officer officer) {
        return colleagues.of(officer.post().department()).stream()
                .filter(colleague ->
                        !colleague.post().id().equals(officer.post().id()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    private ModelAndView page(Officer officer, Form form, Errors errors) {
        var view = new View(
                absences.of(officer),
                others(officer),
                officer.post().id(),
                officer.has(Role.APPROVER),
                today(),
                form,
                errors);
        var page = new ModelAndView("desk/absences", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
