package org.tiaokuai.organisation.web;

import java.util.List;
import java.util.UUID;
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
import org.tiaokuai.access.Staff.Invited;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.Ending;
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** What shuts an officer out is done on a second page, which says whom it meets and what follows. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/accounts/{id}")
public class AccountActPage {

    /** What is about to be done. */
    public enum Act {
        CODE,
        BLOCKING,
        SECOND_FACTOR,
        POST_END
    }

    /** @param posts that the act meets; @param errors why it is refused */
    public record View(Act act, Account account, List<HeldPost> posts, Errors errors) {}

    private final Staff staff;
    private final Appointments appointments;

    AccountActPage(Staff staff, Appointments appointments) {
        this.staff = staff;
        this.appointments = appointments;
    }

    @GetMapping("/code")
    ModelAndView askForCode(Officer officer, @PathVariable UUID id) {
        return ask(Act.CODE, officer, id, held(id));
    }

    @PostMapping("/code")
    ModelAndView renewCode(Officer officer, @PathVariable UUID id) {
        return answer(Act.CODE, staff.renewCode(id, officer), id);
    }

    @GetMapping("/blocking")
    ModelAndView askToBlock(Officer officer, @PathVariable UUID id) {
        return ask(Act.BLOCKING, officer, id, held(id));
    }

    @PostMapping("/blocking")
    ModelAndView block(Officer officer, @PathVariable UUID id) {
        return answer(Act.BLOCKING, staff.block(id, officer), id);
    }

    @GetMapping("/second-factor")
    ModelAndView askToResetSecondFactor(Officer officer, @PathVariable UUID id) {
        return ask(Act.SECOND_FACTOR, officer, id, held(id));
    }

    @PostMapping("/second-factor")
    ModelAndView resetSecondFactor(Officer officer, @PathVariable UUID id) {
        return answer(Act.SECOND_FACTOR, staff.resetSecondFactor(id, officer), id);
    }

    @GetMapping("/posts/{post}/end")
    ModelAndView askToEnd(Officer officer, @PathVariable UUID id, @PathVariable UUID post) {
        return ask(Act.POST_END, officer, id, List.of(held(id, post)));
    }

    @PostMapping("/posts/{post}/end")
    ModelAndView end(Officer officer, @PathVariable UUID id, @PathVariable UUID post) {
        return switch (appointments.end(id, post, officer)) {
            case Ending.Ended _ -> account(id);
            case Ending.OnOneself _ -> refused(Act.POST_END, id, List.of(held(id, post)), "organisation.account.own");
            case Ending.LastAdministrator _ ->
                refused(Act.POST_END, id, List.of(held(id, post)), "organisation.account.last");
            case Ending.NotHeld _ -> throw new NotHere();
        };
    }

    private ModelAndView answer(Act act, Change change, UUID id) {
        return switch (change) {
            case Change.Done done ->
                done.code()
                        .map(code -> new ModelAndView("organisation/codes", "page", List.<Invited>of(code)))
                        .orElseGet(() -> account(id));
            case Change.OnOneself _ -> refused(act, id, held(id), "organisation.account.own");
            case Change.LastAdministrator _ -> refused(act, id, held(id), "organisation.account.last");
            case Change.NoSuchAccount _ -> throw new NotHere();
        };
    }

    private ModelAndView ask(Act act, Officer officer, UUID id, List<HeldPost> posts) {
        return id.equals(officer.account())
                ? refused(act, id, posts, "organisation.account.own")
                : page(act, id, posts, Errors.NONE);
    }

    private ModelAndView refused(Act act, UUID id, List<HeldPost> posts, String reason) {
        var page = page(act, id, posts, Errors.of("account", reason));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Act act, UUID id, List<HeldPost> posts, Errors errors) {
        var account = staff.account(id).orElseThrow(NotHere::new);
        return new ModelAndView("organisation/accountAct", "page", new View(act, account, posts, errors));
    }

    private static ModelAndView account(UUID id) {
        return new ModelAndView("redirect:/admin/accounts/" + id);
    }

    private List<HeldPost> held(UUID id) {
        return appointments.of(List.of(id)).stream().filter(HeldPost::held).toList();
    }

    private HeldPost held(UUID id, UUID post) {
        return held(id).stream()
                .filter(each -> each.id().equals(post))
                .findFirst()
                .orElseThrow(NotHere::new);
    }
}
