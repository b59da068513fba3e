package org.tiaokuai.organisation.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Appointing;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Where an administrator gives an account one post. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/accounts/{id}/posts")
public class AppointmentPage {

    private static final int LONGEST_TITLE = 60;

    /** Who gets the post, where there are posts, and what was typed. */
    public record View(Account account, List<Department> departments, Typed typed, Errors errors) {}

    /** A post as it was typed. */
    public record Typed(String department, String title, Set<Role> roles) {}

    private final Appointments appointments;
    private final Organisation organisation;
    private final Staff staff;

    AppointmentPage(Appointments appointments, Organisation organisation, Staff staff) {
        this.appointments = appointments;
        this.organisation = organisation;
        this.staff = staff;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id) {
        return page(id, new Typed("", "", Set.of()), Errors.NONE);
    }

    @PostMapping
    ModelAndView appoint(
            Officer officer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") List<String> roles) {
        var typed = new Typed(department, title, roles(roles));
        var unit = organisation.departments().stream()
                .map(Department::id)
                .filter(each -> each.toString().equals(department))
                .findFirst();
        var errors = check(typed, unit.isPresent());
        if (errors.any()) {
            return page(id, typed, errors);
        }
        var appointment = new Appointment(id, unit.orElseThrow(), title.strip(), typed.roles());
        return switch (appointments.appoint(appointment, officer)) {
            case Appointing.Appointed _ -> new ModelAndView("redirect:/admin/accounts/" + id);
            case Appointing.OnOneself _ -> page(id, typed, Errors.of("department", "organisation.account.own"));
            case Appointing.HeldAlready _ -> page(id, typed, Errors.of("title", "organisation.appointment.held"));
            case Appointing.NotThere _ -> throw new NotHere();
        };
    }

    private static Set<Role> roles(List<String> ticked) {
        return Arrays.stream(Role.values())
                .filter(role -> ticked.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Errors check(Typed typed, boolean unit) {
        var title = typed.title();
        var lines = new ArrayList<Errors.Line>();
        if (!unit) {
            lines.add(new Errors.Line("department", "organisation.appointment.department.missing"));
        }
        if (Typing.blank(title)
                || Typing.unreadableLine(title)
                || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            lines.add(new Errors.Line("title", "organisation.appointment.title.wrong", LONGEST_TITLE));
        }
        if (typed.roles().isEmpty()) {
            lines.add(new Errors.Line("roles", "organisation.appointment.roles.missing"));
        }
        return new Errors(lines);
    }

    private ModelAndView page(UUID id, Typed typed, Errors errors) {
        var account = staff.account(id).orElseThrow(NotHere::new);
        var departments = organisation.departments().stream()
                .sorted(Comparator.comparing(Department::name))
                .toList();
        var view = new View(account, departments, typed, errors);
        var page = new ModelAndView("organisation/appointment", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
