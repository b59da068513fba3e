package org.tiaokuai.organisation.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.tiaokuai.organisation.Appointments.HeldPost;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Appointments.Limiting;
import org.tiaokuai.organisation.HandledItems;
import org.tiaokuai.organisation.HandledItems.HandledItem;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Where an administrator says in which items of its department a post has rights: in all, or in these. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/accounts/{id}/posts/{post}/items")
public class PostItemsPage {

    private static final int SHOWN = 50;
    private static final String SOME = "some";

    /**
     * The items that the post is limited to, then those of its department that were asked for.
     *
     * @param ticked the codes that are ticked on the page
     * @param all whether the post has rights in every item
     */
    public record View(
            Account account,
            HeldPost post,
            List<HandledItem> chosen,
            List<HandledItem> found,
            String asked,
            Set<String> ticked,
            boolean all,
            Errors errors) {}

    private final Appointments appointments;
    private final HandledItems items;
    private final Staff staff;

    PostItemsPage(Appointments appointments, HandledItems items, Staff staff) {
        this.appointments = appointments;
        this.items = items;
        this.staff = staff;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id, @PathVariable UUID post, @RequestParam(defaultValue = "") String q) {
        var held = held(id, post);
        return page(id, held, q.strip(), held.items(), held.items().isEmpty(), HttpStatus.OK, Errors.NONE);
    }

    @PostMapping
    ModelAndView limit(
            Officer officer,
            @PathVariable UUID id,
            @PathVariable UUID post,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String rights,
            @RequestParam(defaultValue = "") Set<String> seen,
            @RequestParam(defaultValue = "") Set<String> item) {
        var held = held(id, post);
        boolean all = !rights.equals(SOME);
        if (!all && (item.isEmpty() || item.size() > LimitPost.MOST)) {
            var errors = Errors.of("rights", "organisation.limit.number", LimitPost.MOST);
            return page(id, held, q, item, false, HttpStatus.UNPROCESSABLE_CONTENT, errors);
        }
        return switch (appointments.limit(new LimitPost(id, post, seen, all ? Set.of() : item, officer))) {
            case Limiting.Limited _ -> new ModelAndView("redirect:/admin/accounts/" + id);
            case Limiting.OnOneself _ -> {
                var errors = Errors.of("rights", "organisation.account.own");
                yield page(id, held, q, item, all, HttpStatus.UNPROCESSABLE_CONTENT, errors);
            }
            case Limiting.Meanwhile _ -> {
                var errors = Errors.of("rights", "organisation.limit.meanwhile");
                yield page(id, held, q, held.items(), held.items().isEmpty(), HttpStatus.CONFLICT, errors);
            }
            case Limiting.NotThere _ -> throw new NotHere();
        };
    }

    private HeldPost held(UUID account, UUID post) {
        return appointments.of(List.of(account)).stream()
                .filter(each -> each.id().equals(post) && each.held())
                .findFirst()
                .orElseThrow(NotHere::new);
    }

    private ModelAndView page(
            UUID id, HeldPost held, String asked, Set<String> ticked, boolean all, HttpStatus status, Errors errors) {
        var chosen = items.named(held.items());
        var found = items.of(held.department(), asked, SHOWN).stream()
                .filter(item -> !held.items().contains(item.code()))
                .toList();
        var account = staff.account(id).orElseThrow(NotHere::new);
        var page = new ModelAndView(
                "organisation/postItems",
                "page",
                new View(account, held, chosen, found, asked, Set.copyOf(ticked), all, errors));
        page.setStatus(status);
        return page;
    }
}
