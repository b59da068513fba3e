package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.Reject;
import org.tiaokuai.casework.Measure.Resume;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term;

/** Proposes a step whose time the law leaves out, lets another person approve or reject it, and ends it 特别程序. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/suspension")
public class SuspensionPage {

    private static final int LONGEST = 500;
    private static final int LONGEST_STEP = 365;

    /** What is not typed yet. */
    private static final Measure ANY =
            new Propose(new SpecialProcedure(Event.HEARING, Term.general(1, Term.Unit.WORKING_DAY), "?", ""));

    /** Which of the three it is about. */
    public enum Stage {
        PROPOSE,
        APPROVE,
        RESUME
    }

    /**
     * @param procedure what was proposed, or goes on; none while nothing is
     * @param refused why nothing can be done now
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(
            Prospect prospect,
            Stage stage,
            @Nullable SpecialProcedure procedure,
            Form form,
            Act refused,
            List<Happening> meanwhile,
            Errors errors) {

        /** The sentence that says why not; empty where it can be done. */
        public String why(Text text) {
            if (stage == Stage.PROPOSE && prospect.grounds().isEmpty() && refused instanceof Act.Done) {
                return text.of("casework.suspension.refused", text.of("statute.why." + Why.NO_LEGAL_GROUND));
            }
            return switch (refused) {
                case Act.Done _, Act.Meanwhile _ -> "";
                case Act.WithoutEffect none when offered(none) -> "";
                case Act.WithoutEffect none ->
                    text.of("casework.suspension.refused", text.of("statute.why." + none.why()));
                case Act.OwnProposal _ -> text.of("casework.suspension.own");
                case Act.NotEntitled _ -> text.of("casework.case.notEntitled");
                case Act.Refused _, Act.NoSuchCase _ -> text.of("casework.suspension.notNow");
            };
        }

        /** Before a ground was chosen none is wrong. */
        private boolean offered(Act.WithoutEffect none) {
            return none.why() == Why.NO_LEGAL_GROUND
                    && form.ground().isEmpty()
                    && !prospect.grounds().isEmpty();
        }

        public List<Event> grounds() {
            return Stream.of(Event.values())
                    .filter(prospect.grounds()::contains)
                    .toList();
        }

        public List<String> kept() {
            return form.reason().isEmpty() ? List.of() : List.of(form.reason());
        }
    }

    /** @param step {@code reject} where it is rejected */
    public record Form(String ground, String amount, String unit, String reason, String step) {

        static final Form EMPTY = new Form("", "", "", "", "");

        public Form {
            ground = ground == null ? "" : ground;
            amount = amount == null ? "" : Typing.halfWidth(amount);
            unit = unit == null || unit.isEmpty() ? Term.Unit.WORKING_DAY.name() : unit;
            reason = reason == null ? "" : reason.strip();
            step = step == null ? "" : step;
        }

        private Optional<Event> chosen(Prospect prospect) {
            return prospect.grounds().stream()
                    .filter(each -> each.name().equals(ground))
                    .findFirst();
        }

        private int days() {
            return amount.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(amount) : 0;
        }

        private Errors check(Prospect prospect) {
            var lines = new ArrayList<Errors.Line>();
            if (chosen(prospect).isEmpty()) {
                lines.add(new Errors.Line("ground", "casework.suspension.ground.missing"));
            }
            if (days() < 1 || days() > LONGEST_STEP) {
                lines.add(new Errors.Line("amount", "casework.suspension.amount.wrong", LONGEST_STEP));
            }
            Typed.fault("reason", reason, LONGEST, "casework.suspension.reason.missing")
                    .ifPresent(lines::add);
            return new Errors(lines);
        }

        private Measure proposal(Prospect prospect) {
            var counted = unit.equals(Term.Unit.DAY.name()) ? Term.Unit.DAY : Term.Unit.WORKING_DAY;
            return new Propose(
                    new SpecialProcedure(chosen(prospect).orElseThrow(), Term.general(days(), counted), reason, ""));
        }
    }

    private final Proceedings proceedings;

    SuspensionPage(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        var prospect = look(officer, number);
        return page(prospect, Form.EMPTY, prospect.act(), Errors.NONE, HttpStatus.OK);
    }

    /** What was refused is shown at these addresses; changing the language there asks for them again. */
    @GetMapping({"/approval", "/end"})
    ModelAndView again(@PathVariable String number) {
        return new ModelAndView("redirect:/officer/cases/" + number + "/suspension");
    }

    @PostMapping
    ModelAndView propose(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        var errors = stage(prospect) == Stage.PROPOSE ? form.check(prospect) : Errors.NONE;
        if (errors.any()) {
            return page(prospect, form, prospect.act(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return take(
                officer,
                prospect,
                seen,
                form,
                stage(prospect) == Stage.PROPOSE ? form.proposal(prospect) : ANY,
                redirect);
    }

    @PostMapping("/approval")
    ModelAndView approve(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        if (form.step().equals("reject")) {
            return said(officer, number, seen, form, redirect, "casework.suspension.reject.missing");
        }
        return take(officer, look(officer, number), seen, form, new Approve(), redirect);
    }

    @PostMapping("/end")
    ModelAndView end(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        return said(officer, number, seen, form, redirect, "casework.suspension.result.missing");
    }

    private ModelAndView said(
            Officer officer, String number, int seen, Form form, RedirectAttributes redirect, String missing) {
        var prospect = look(officer, number);
        var fault = Typed.fault("reason", form.reason(), LONGEST, missing);
        if (fault.isPresent()) {
            var errors = new Errors(List.of(fault.get()));
            return page(prospect, form, prospect.act(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var measure = form.step().equals("reject") ? new Reject(form.reason()) : new Resume(form.reason());
        return take(officer, prospect, seen, form, measure, redirect);
    }

    private ModelAndView take(
            Officer officer, Prospect prospect, int seen, Form form, Measure measure, RedirectAttributes redirect) {
        var act = proceedings.take(new TakeMeasure(officer, prospect.number(), seen, measure));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(done.number(), done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + done.number());
            }
            case Act.Meanwhile _ -> {
                var view = view(prospect, form, act, prospect.since(seen), Errors.NONE);
                yield page(view, HttpStatus.CONFLICT);
            }
            case Act.Refused _ -> page(prospect, form, act, Errors.NONE, HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    /** What would become of the measure that is next here. */
    private Prospect look(Officer officer, String number) {
        var prospect = proceedings.look(officer, number, ANY).orElseThrow(NotHere::new);
        return switch (stage(prospect)) {
            case PROPOSE -> prospect;
            case APPROVE -> proceedings.look(officer, number, new Approve()).orElseThrow(NotHere::new);
            case RESUME -> proceedings.look(officer, number, new Resume("?")).orElseThrow(NotHere::new);
        };
    }

    private static Stage stage(Prospect prospect) {
        if (prospect.state() == State.SUSPENDED) {
            return Stage.RESUME;
        }
        return SpecialProcedure.proposed(prospect.history()).isPresent() ? Stage.APPROVE : Stage.PROPOSE;
    }

    private static View view(Prospect prospect, Form form, Act refused, List<Happening> meanwhile, Errors errors) {
        var stage = stage(prospect);
        var procedure =
                switch (stage) {
                    case PROPOSE -> Optional.<SpecialProcedure>empty();
                    case APPROVE -> SpecialProcedure.proposed(prospect.history());
                    case RESUME -> SpecialProcedure.going(prospect.history());
                };
        return new View(prospect, stage, procedure.orElse(null), form, refused, meanwhile, errors);
    }

    private static ModelAndView page(Prospect prospect, Form form, Act refused, Errors errors, HttpStatus status) {
        return page(view(prospect, form, refused, List.of(), errors), status);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/suspension", "page", view);
        page.setStatus(status);
        return page;
    }
}
