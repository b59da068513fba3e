package org.tiaokuai.organisation.web;

import java.util.ArrayList;
import java.util.List;
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
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Invitation;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Typing;

/** Where an administrator makes one account, with the code that its owner activates it with. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/accounts/invitation")
public class InvitationPage {

    private static final int LONGEST_NAME = 50;

    /** What was typed, and what is wrong with it. */
    public record View(String login, String name, Errors errors) {}

    private final Staff staff;

    InvitationPage(Staff staff) {
        this.staff = staff;
    }

    @GetMapping
    ModelAndView ask() {
        return page("", "", Errors.NONE);
    }

    @PostMapping
    ModelAndView invite(
            Officer officer,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name) {
        var errors = check(login.strip(), name.strip());
        if (errors.any()) {
            return page(login, name, errors);
        }
        var invited = staff.invite(List.of(new Invitation(login.strip(), name.strip())), officer);
        return invited.isEmpty()
                ? page(login, name, Errors.of("login", "organisation.invitation.login.taken"))
                : new ModelAndView("organisation/codes", "page", invited);
    }

    private static Errors check(String login, String name) {
        var lines = new ArrayList<Errors.Line>();
        if (!login.matches(Staff.LOGIN)) {
            lines.add(new Errors.Line("login", "organisation.invitation.login.wrong"));
        }
        if (Typing.blank(name) || Typing.unreadableLine(name) || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            lines.add(new Errors.Line("name", "organisation.invitation.name.wrong", LONGEST_NAME));
        }
        return new Errors(lines);
    }

    private static ModelAndView page(String login, String name, Errors errors) {
        var page = new ModelAndView("organisation/invitation", "page", new View(login, name, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
