package org.tiaokuai.rights.web;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;
import org.tiaokuai.rights.DisputeLine;
import org.tiaokuai.rights.DisputeView;
import org.tiaokuai.rights.Disputes;
import org.tiaokuai.rights.Disputes.AnswerDispute;
import org.tiaokuai.rights.Disputes.Answering;
import org.tiaokuai.rights.Disputes.Outcome;

/** Where officers answer what persons say is recorded wrongly, the most urgent first. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER, Role.INFORMATION_AUTHORITY})
@RequestMapping("/officer/disputes")
public class DisputeDeskPage {

    private static final int LONGEST = 1000;
    private static final int LONGEST_LINE = 100;

    public record View(List<DisputeLine> disputes, LocalDate today) {}

    public record One(DisputeView dispute, LocalDate today, Form form, Errors errors) {}

    /**
     * @param outcome in small letters, as an address would have it
     * @param corrected what the account is to say
     */
    public record Form(String outcome, String answer, String corrected, String law) {

        static final Form EMPTY = new Form("", "", "", "");

        public Form {
            outcome = outcome == null ? "" : outcome;
            answer = answer == null ? "" : answer.strip();
            corrected = corrected == null ? "" : corrected.strip();
            law = law == null ? "" : law.strip();
        }

        boolean chosen() {
            return outcome.equals("corrected") || outcome.equals("upheld");
        }
    }

    private final Disputes disputes;
    private final Clock clock;

    DisputeDeskPage(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Officer officer) {
        var view = new View(disputes.waiting(officer), LocalDate.now(clock));
        return new ModelAndView("rights/desk", "page", view);
    }

    @GetMapping("/{id}")
    ModelAndView show(Officer officer, @PathVariable long id) {
        return page(officer, id, Form.EMPTY, Errors.NONE);
    }

    @PostMapping("/{id}")
    ModelAndView answer(Officer officer, @PathVariable long id, @ModelAttribute @NotNull Form form) {
        var errors = check(form);
        if (errors.any()) {
            return page(officer, id, form, errors);
        }
        var outcome = Outcome.valueOf(form.outcome().toUpperCase(Locale.ROOT));
        var command = new AnswerDispute(officer, id, outcome, form.answer(), form.corrected(), form.law());
        return switch (disputes.answer(command)) {
            case Answering.Answered _ -> new ModelAndView("redirect:/officer/disputes");
            case Answering.AnsweredBefore _ -> page(officer, id, form, Errors.of("answer", "rights.desk.before"));
            case Answering.NothingCorrected _ ->
                page(officer, id, form, Errors.of("corrected", "rights.desk.corrected.missing"));
            case Answering.AccountClosed _ -> page(officer, id, form, Errors.of("outcome", "rights.desk.closed"));
            case Answering.NoSuchDispute _ -> throw new NotHere();
        };
    }

    private static Errors check(Form form) {
        var lines = new ArrayList<Errors.Line>();
        if (!form.chosen()) {
            lines.add(new Errors.Line("outcome", "rights.desk.outcome.missing"));
        }
        if (Typing.blank(form.answer())) {
            lines.add(new Errors.Line("answer", "rights.desk.answer.missing"));
        } else if (form.answer().length() > LONGEST) {
            lines.add(new Errors.Line("answer", "rights.long", LONGEST));
        } else if (Typing.unreadable(form.answer())) {
            lines.add(new Errors.Line("answer", "rights.unreadable"));
        }
        if (form.outcome().equals("upheld") && Typing.blank(form.law())) {
            lines.add(new Errors.Line("law", "rights.desk.law.missing"));
        }
        line("law", form.law(), lines);
        line("corrected", form.corrected(), lines);
        return new Errors(lines);
    }

    private static void line(String field, String typed, List<Errors.Line> lines) {
        if (typed.length() > LONGEST_LINE) {
            lines.add(new Errors.Line(field, "rights.long", LONGEST_LINE));
        } else if (Typing.unreadableLine(typed)) {
            lines.add(new Errors.Line(field, "rights.unreadable"));
        }
    }

    /** Opening it is a read each time. */
    private ModelAndView page(Officer officer, long id, Form form, Errors errors) {
        var dispute = disputes.open(officer, id).orElseThrow(NotHere::new);
        var page = new ModelAndView("rights/answer", "page", new One(dispute, LocalDate.now(clock), form, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
