package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Measure;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.page.Difference;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;

/** Proposes that a slip in a decision be put right 更正, and lets another person approve or reject that; the verdict stays. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/rectification")
public class RectificationPage {

    private static final int LONGEST = 2000;
    private static final int LONGEST_REASON = 500;

    /**
     * @param proposal what waits for approval; none while nothing does
     * @param refused what became of it; none before anything was tried
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(
            Prospect prospect,
            @Nullable Rectification proposal,
            Form form,
            @Nullable Act refused,
            List<Happening> meanwhile,
            Errors errors) {

        /** Between the words that stand and those that are proposed. */
        public Difference difference() {
            return proposal == null ? Difference.between("", "") : Difference.between(proposal.was(), proposal.now());
        }

        /** The words that were chosen; none before. */
        public @Nullable Place chosen() {
            return form.chosen(prospect).orElse(null);
        }

        /** The sentence that says why not; empty where it can be done. */
        public String why(Text text) {
            var act = refused == null && proposal != null ? prospect.act() : refused;
            return switch (act) {
                case null -> prospect.words().isEmpty() ? text.of("casework.rectification.notNow") : "";
                case Act.Done _, Act.Meanwhile _ -> "";
                case Act.WithoutEffect _ -> text.of("casework.rectification.same");
                case Act.OwnProposal _ -> text.of("casework.suspension.own");
                case Act.NotEntitled _ -> text.of("casework.case.notEntitled");
                case Act.Refused _, Act.NoSuchCase _ -> text.of("casework.rectification.notNow");
            };
        }

        public List<String> kept() {
            return refused instanceof Act.Meanwhile && !form.now().isEmpty() ? List.of(form.now()) : List.of();
        }
    }

    /** @param step {@code reject} where it is rejected */
    public record Form(String place, String now, String reason, String step) {

        public Form {
            place = place == null ? "" : place;
            now = now == null ? "" : now.strip();
            reason = reason == null ? "" : reason.strip();
            step = step == null ? "" : step;
        }

        private Optional<Place> chosen(Prospect prospect) {
            return prospect.words().keySet().stream()
                    .filter(each -> each.key().equals(place))
                    .findFirst();
        }

        private Errors check(Prospect prospect) {
            var lines = new ArrayList<Errors.Line>();
            var chosen = chosen(prospect);
            if (chosen.isEmpty()) {
                return Errors.of("place", "casework.rectification.place.missing");
            }
            Typed.fault("now", now, LONGEST, "casework.rectification.now.missing")
                    .ifPresent(lines::add);
            if (now.equals(prospect.words().get(chosen.get()))) {
                lines.add(new Errors.Line("now", "casework.rectification.same"));
            }
            Typed.fault("reason", reason, LONGEST_REASON, "casework.rectification.reason.missing")
                    .ifPresent(lines::add);
            return new Errors(lines);
        }
    }

    private final Proceedings proceedings;

    RectificationPage(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    /** With the words that are to be put right, once they are chosen. */
    @GetMapping
    ModelAndView ask(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String step) {
        var prospect = look(officer, number);
        var chosen = new Form(place, "", "", "").chosen(prospect);
        var stands = chosen.map(prospect.words()::get).orElse("");
        var missing =
                chosen.isEmpty() && step.equals("choose") && !prospect.words().isEmpty();
        var errors = missing ? Errors.of("place", "casework.rectification.place.missing") : Errors.NONE;
        var status = missing ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
        return page(prospect, new Form(place, stands, "", ""), null, errors, status);
    }

    /** What was refused is shown at this address; changing the language there asks for it again. */
    @GetMapping("/approval")
    ModelAndView again(@PathVariable String number) {
        return new ModelAndView("redirect:/officer/cases/" + number + "/rectification");
    }

    @PostMapping
    ModelAndView propose(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        var errors = form.check(prospect);
        if (errors.any()) {
            return page(prospect, form, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var slip = new Rectification(form.chosen(prospect).orElseThrow(), "", form.now(), form.reason(), "");
        return take(officer, prospect, seen, form, new ProposeRectification(slip), redirect);
    }

    @PostMapping("/approval")
    ModelAndView approve(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        if (!form.step().equals("reject")) {
            return take(officer, prospect, seen, form, new Rectify(), redirect);
        }
        var fault = Typed.fault("reason", form.reason(), LONGEST_REASON, "casework.suspension.reject.missing");
        if (fault.isPresent()) {
            return page(prospect, form, null, new Errors(List.of(fault.get())), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return take(officer, prospect, seen, form, new RejectRectification(form.reason()), redirect);
    }

    private ModelAndView take(
            Officer officer, Prospect prospect, int seen, Form form, Measure measure, RedirectAttributes redirect) {
        var act = proceedings.take(new TakeMeasure(officer, prospect.number(), seen, measure));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(done.number(), done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + done.number());
            }
            case Act.Refused _, Act.Meanwhile _ -> page(prospect, form, act, Errors.NONE, HttpStatus.CONFLICT, seen);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    private Prospect look(Officer officer, String number) {
        return proceedings.look(officer, number, new Rectify()).orElseThrow(NotHere::new);
    }

    private static ModelAndView page(
            Prospect prospect, Form form, @Nullable Act refused, Errors errors, HttpStatus status) {
        return page(prospect, form, refused, errors, status, prospect.history().size());
    }

    private static ModelAndView page(
            Prospect prospect, Form form, @Nullable Act refused, Errors errors, HttpStatus status, int seen) {
        var meanwhile = refused instanceof Act.Meanwhile ? prospect.since(seen) : List.<Happening>of();
        var proposal = Rectification.proposed(prospect.history()).orElse(null);
        var view = new View(prospect, proposal, form, refused, meanwhile, errors);
        var page = new ModelAndView("casework/rectification", "page", view);
        page.setStatus(status);
        return page;
    }
}
