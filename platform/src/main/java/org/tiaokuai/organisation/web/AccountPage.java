package org.tiaokuai.organisation.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Staff;
import org.tiaokuai.access.Staff.Account;
import org.tiaokuai.access.Staff.Change;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** One officer's account: its posts, what keeps it from use, and everything that was done to it. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/accounts/{id}")
public class AccountPage {

    /** @param own whether it is the reader's own, which another administrator keeps */
    public record View(Account account, List<HeldPost> posts, List<Line> acts, boolean own, Errors errors) {}

    /** @param key of the sentence; @param about the post, if it is about one */
    public record Line(Instant at, String key, String about, String name, String unit) {}

    private final Staff staff;
    private final Appointments appointments;

    AccountPage(Staff staff, Appointments appointments) {
        this.staff = staff;
        this.appointments = appointments;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable UUID id) {
        return page(officer, id, Errors.NONE);
    }

    @PostMapping("/blocking/end")
    ModelAndView unblock(Officer officer, @PathVariable UUID id) {
        return switch (staff.unblock(id, officer)) {
            case Change.Done _ -> new ModelAndView("redirect:/admin/accounts/" + id);
            case Change.OnOneself _ -> page(officer, id, Errors.of("account", "organisation.account.own"));
            case Change.LastAdministrator _ -> page(officer, id, Errors.of("account", "organisation.account.last"));
            case Change.NoSuchAccount _ -> throw new NotHere();
        };
    }

    private ModelAndView page(Officer officer, UUID id, Errors errors) {
        var account = staff.account(id).orElseThrow(NotHere::new);
        var view = new View(account, appointments.of(List.of(id)), acts(id), id.equals(officer.account()), errors);
        var page = new ModelAndView("organisation/account", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private List<Line> acts(UUID id) {
        var onAccount = staff.acts(id).stream()
                .map(act -> new Line(act.at(), "organisation.act." + act.kind().name(), "", act.name(), act.unit()));
        var onPosts = appointments.acts(id).stream()
                .map(act -> new Line(act.at(), key(act), about(act), act.name(), act.unit()));
        return Stream.concat(onAccount, onPosts)
                .sorted(Comparator.comparing(Line::at).reversed())
                .toList();
    }

    private static String key(Appointments.Act act) {
        return switch (act.kind()) {
            case APPOINTED -> "organisation.act.APPOINTED";
            case LIMITED -> act.items().isEmpty() ? "organisation.act.UNLIMITED" : "organisation.act.LIMITED";
            case ENDED -> "organisation.act.ENDED";
        };
    }

    private static String about(Appointments.Act act) {
        var post = act.department() + "　" + act.title();
        return act.items().isEmpty() ? post : post + "（" + String.join("、", act.items()) + "）";
    }
}
