package org.tiaokuai.rights.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;
import org.tiaokuai.rights.DisputeView;
import org.tiaokuai.rights.Disputes;
import org.tiaokuai.rights.Disputes.RaiseDispute;
import org.tiaokuai.rights.Disputes.Raising;

/** Where a person says that something is recorded wrongly, and follows what becomes of it. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/disputes")
public class MyDisputesPage {

    private static final int LONGEST = 1000;

    public record View(List<DisputeView> disputes, LocalDate today) {}

    /** @param about the number of a case, or the name of a particular of the account */
    public record Form(String about, String says, Errors errors) {

        public boolean ofACase() {
            return particular(about) == null;
        }
    }

    private final Disputes disputes;
    private final Applying applying;
    private final Clock clock;

    MyDisputesPage(Disputes disputes, Applying applying, Clock clock) {
        this.disputes = disputes;
        this.applying = applying;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Resident resident) {
        var view = new View(disputes.of(resident), LocalDate.now(clock));
        return new ModelAndView("rights/disputes", "page", view);
    }

    @GetMapping("/new")
    ModelAndView ask(Resident resident, @RequestParam(defaultValue = "NAME") String about) {
        mine(resident, about);
        return form(new Form(about, "", Errors.NONE));
    }

    @PostMapping
    ModelAndView raise(
            Resident resident,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String says) {
        mine(resident, about);
        var fault = fault(says);
        if (fault.any()) {
            return form(new Form(about, says, fault));
        }
        var particular = particular(about);
        var command = new RaiseDispute(resident, particular == null ? about : null, particular, says.strip());
        return switch (disputes.raise(command)) {
            case Raising.Raised _ -> new ModelAndView("redirect:/my/disputes");
            case Raising.NoSuchCase _ -> throw new NotHere();
            case Raising.TooMany _ ->
                form(new Form(about, says, Errors.of("says", "rights.dispute.many", Disputes.MOST_OPEN)));
        };
    }

    /** What is not theirs is answered like what is not there. */
    private void mine(Resident resident, String about) {
        if (particular(about) == null
                && applying.asked(resident, List.of(about)).isEmpty()) {
            throw new NotHere();
        }
    }

    private static Errors fault(String says) {
        if (Typing.blank(says)) {
            return Errors.of("says", "rights.dispute.says.missing");
        }
        if (says.length() > LONGEST) {
            return Errors.of("says", "rights.long", LONGEST);
        }
        return Typing.unreadable(says) ? Errors.of("says", "rights.unreadable") : Errors.NONE;
    }

    private static @Nullable Particular particular(String about) {
        for (var particular : Particular.values()) {
            if (particular.name().equals(about)) {
                return particular;
            }
        }
        return null;
    }

    private static ModelAndView form(Form form) {
        var page = new ModelAndView("rights/raise", "page", form);
        page.setStatus(form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
