package org.tiaokuai.organisation.web;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.HeldPost;

/** All officers' accounts with the posts that they hold, for the administrators. */
@Controller
public class AccountsPage {

    /** @param posts those that are held now, by account */
    public record View(String asked, Staff.Page accounts, Map<UUID, List<HeldPost>> posts) {}

    private final Staff staff;
    private final Appointments appointments;

    AccountsPage(Staff staff, Appointments appointments) {
        this.staff = staff;
        this.appointments = appointments;
    }

    @GetMapping("/admin/accounts")
    @AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
    ModelAndView show(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page) {
        var shown = staff.accounts(q.strip(), page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        var posts = appointments.of(shown.accounts().stream().map(Account::id).toList()).stream()
                .filter(HeldPost::held)
                .collect(groupingBy(HeldPost::account));
        return new ModelAndView("organisation/accounts", "page", new View(q.strip(), shown, posts));
    }
}
