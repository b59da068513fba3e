package org.tiaokuai.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
import org.tiaokuai.desk.Absences;
import org.tiaokuai.desk.Absences.Absence;
import org.tiaokuai.desk.Absences.EnterAbsence;
import org.tiaokuai.desk.Absences.Entering.DoesNotFit;
import org.tiaokuai.desk.Absences.Entering.Entered;
import org.tiaokuai.desk.Absences.Entering.NotTheirs;
import org.tiaokuai.desk.Absences.Entering.Overlaps;
import org.tiaokuai.organisation.Colleagues;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;

/** Where an administrator enters or ends the absence of an officer who cannot, in one department at a time. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/absences")
public class AbsentOfficersPage {

    /**
     * The departments, and of the one that was chosen the absences that are not over.
     *
     * @param chosen none before a department is chosen
     * @param atCases the posts whose holders may be away, and may stand in
     */
    public record View(
            List<Department> departments,
            @Nullable Department chosen,
            List<Absence> absences,
            List<Officer> atCases,
            LocalDate today,
            AbsenceForm form,
            Errors errors) {}

    private final Absences absences;
    private final Colleagues colleagues;
    private final Organisation organisation;
    private final Clock clock;

    AbsentOfficersPage(Absences absences, Colleagues colleagues, Organisation organisation, Clock clock) {
        this.absences = absences;
        this.colleagues = colleagues;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@RequestParam(required = false) @Nullable UUID department) {
        var chosen =
                department == null ? null : organisation.department(department).orElseThrow(NotHere::new);
        return page(chosen, AbsenceForm.EMPTY, Errors.NONE);
    }

    @PostMapping
    ModelAndView enter(Officer officer, @RequestParam UUID department, @ModelAttribute AbsenceForm form) {
        var chosen = organisation.department(department).orElseThrow(NotHere::new);
        var atCases = atCases(department);
        var absent = AbsenceForm.post(form.absent(), atCases);
        var deputy = AbsenceForm.post(form.deputy(), atCases);
        var lines = form.lines(today(), deputy);
        if (absent.isEmpty()) {
            lines.addFirst(new Errors.Line("absent", "desk.absences.absent.missing"));
        }
        if (!lines.isEmpty()) {
            return page(chosen, form, new Errors(lines));
        }
        var command = new EnterAbsence(
                officer,
                department,
                absent.orElseThrow(),
                deputy.orElseThrow(),
                form.firstDay().orElseThrow(),
                form.lastDay().orElseThrow());
        return switch (absences.enter(command)) {
            case Entered _ -> back(department);
            case DoesNotFit _ -> page(chosen, form, Errors.of("deputy", "desk.absences.unfit.theirs"));
            case Overlaps _ -> page(chosen, form, Errors.of("begins", "desk.absences.overlaps"));
            case NotTheirs _ -> throw new NotHere();
        };
    }

    @PostMapping("/{id}/end")
    ModelAndView end(Officer officer, @PathVariable long id, @RequestParam UUID department) {
        if (!absences.end(officer, id)) {
            throw new NotHere();
        }
        return back(department);
    }

    private static ModelAndView back(UUID department) {
        return new ModelAndView("redirect:/admin/absences?department=" + department);
    }

    private List<Officer> atCases(UUID department) {
        return colleagues.of(department).stream()
                .filter(colleague -> colleague.post().roles().contains(Role.WINDOW)
                        || colleague.post().roles().contains(Role.APPROVER))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }

    private ModelAndView page(@Nullable Department chosen, AbsenceForm form, Errors errors) {
        var departments = organisation.departments().stream()
                .sorted(Comparator.comparing(Department::name))
                .toList();
        var view = new View(
                departments,
                chosen,
                chosen == null ? List.of() : absences.of(chosen.id()),
                chosen == null ? List.of() : atCases(chosen.id()),
                today(),
                form,
                errors);
        var page = new ModelAndView("desk/absentOfficers", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
