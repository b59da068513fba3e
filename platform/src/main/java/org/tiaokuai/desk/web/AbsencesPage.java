package org.tiaokuai.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.tiaokuai.desk.Absences.Entering.NotTheirs;
import org.tiaokuai.desk.Absences.Entering.Overlaps;
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
     * @param deputies whom the officer can choose; without any, nothing can be entered
     * @param own the officer's own post; approvers may end a colleague's absence too
     */
    public record View(
            List<Absence> absences,
            List<Officer> deputies,
            UUID own,
            boolean approver,
            LocalDate today,
            AbsenceForm form,
            Errors errors) {}

    private final Absences absences;
    private final Clock clock;

    AbsencesPage(Absences absences, Clock clock) {
        this.absences = absences;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Officer officer) {
        return page(officer, AbsenceForm.EMPTY, Errors.NONE);
    }

    @PostMapping
    ModelAndView enter(Officer officer, @ModelAttribute AbsenceForm form) {
        var deputies = deputies(officer);
        if (deputies.isEmpty()) {
            return page(officer, form, Errors.NONE);
        }
        var deputy = AbsenceForm.post(form.deputy(), deputies);
        var errors = new Errors(form.lines(today(), deputy));
        if (errors.any()) {
            return page(officer, form, errors);
        }
        var command = new EnterAbsence(
                officer,
                deputy.orElseThrow(),
                form.firstDay().orElseThrow(),
                form.lastDay().orElseThrow());
        return switch (absences.enter(command)) {
            case Entered _ -> new ModelAndView("redirect:/officer/absences");
            case DoesNotFit _ -> page(officer, form, Errors.of("deputy", "desk.absences.unfit"));
            case Overlaps _ -> page(officer, form, Errors.of("begins", "desk.absences.overlaps"));
            case NotTheirs _ -> throw new NotHere();
        };
    }

    @PostMapping("/{id}/end")
    ModelAndView end(Officer officer, @PathVariable long id) {
        if (!absences.end(officer, id)) {
            throw new NotHere();
        }
        return new ModelAndView("redirect:/officer/absences");
    }

    private List<Officer> deputies(Officer officer) {
        return absences.deputies(officer.post().department(), officer.post().id());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    private ModelAndView page(Officer officer, AbsenceForm form, Errors errors) {
        var view = new View(
                absences.of(officer.post().department()),
                deputies(officer),
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
