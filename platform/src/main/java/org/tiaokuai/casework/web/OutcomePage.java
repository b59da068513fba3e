package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.Term;

/** Enters what a reconsideration or a court said of a decision 复议、诉讼结果, by which it may have to be decided again. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.APPROVER)
@RequestMapping("/officer/cases/{number}/outcome")
public class OutcomePage {

    private static final int LONGEST = 100;
    private static final int LONGEST_TERM = 365;

    /**
     * @param refused what stands against it
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(Prospect prospect, Form form, Act refused, List<Happening> meanwhile, Errors errors) {

        /** The sentence that says why not; empty where it can be entered. */
        public String why(Text text) {
            return switch (refused) {
                case Act.Done _, Act.Meanwhile _ -> "";
                case Act.WithoutEffect none ->
                    text.of("casework.outcome.refused", text.of("statute.why." + none.why()));
                case Act.NotEntitled _ -> text.of("casework.case.notEntitled");
                case Act.Refused _, Act.NoSuchCase _ -> text.of("casework.outcome.notNow");
            };
        }

        public List<String> kept() {
            return refused instanceof Act.Meanwhile ? List.of(form.name() + " " + form.document()) : List.of();
        }
    }

    /** @param amount empty where no time was set for deciding again */
    public record Form(
            String body, String name, String document, String receivedOn, String ruling, String amount, String unit) {

        static final Form EMPTY = new Form("", "", "", "", "", "", "");

        public Form {
            body = body == null ? "" : body;
            name = name == null ? "" : name.strip();
            document = document == null ? "" : document.strip();
            receivedOn = receivedOn == null ? "" : receivedOn.strip();
            ruling = ruling == null ? "" : ruling;
            amount = amount == null ? "" : Typing.halfWidth(amount);
            unit = unit == null || unit.isEmpty() ? Term.Unit.DAY.name() : unit;
        }

        private static <E extends Enum<E>> Optional<E> chosen(E[] all, String name) {
            return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
        }

        private @Nullable LocalDate day() {
            try {
                return LocalDate.parse(receivedOn);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private int days() {
            return amount.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(amount) : 0;
        }

        private Errors check(@Nullable LocalDate decidedOn, LocalDate today, Text text) {
            var lines = new ArrayList<Errors.Line>();
            if (chosen(Body.values(), body).isEmpty()) {
                lines.add(new Errors.Line("body", "casework.outcome.body.missing"));
            }
            Typed.fault("name", name, LONGEST, "casework.outcome.name.missing").ifPresent(lines::add);
            Typed.fault("document", document, LONGEST, "casework.outcome.document.missing")
                    .ifPresent(lines::add);
            var day = day();
            if (day == null) {
                lines.add(new Errors.Line("receivedOn", "casework.outcome.receivedOn.missing"));
            } else if (decidedOn != null && day.isBefore(decidedOn) || day.isAfter(today)) {
                lines.add(new Errors.Line(
                        "receivedOn",
                        "casework.outcome.receivedOn.wrong",
                        text.date(decidedOn == null ? today : decidedOn),
                        text.date(today)));
            }
            if (chosen(Ruling.values(), ruling).isEmpty()) {
                lines.add(new Errors.Line("ruling", "casework.outcome.ruling.missing"));
            }
            checkTerm(lines);
            return new Errors(lines);
        }

        private void checkTerm(List<Errors.Line> lines) {
            if (!amount.isEmpty() && !ruling.equals(Ruling.REMANDED.name())) {
                lines.add(new Errors.Line("amount", "casework.outcome.amount.only"));
            } else if (!amount.isEmpty() && (days() < 1 || days() > LONGEST_TERM)) {
                lines.add(new Errors.Line("amount", "casework.suspension.amount.wrong", LONGEST_TERM));
            }
        }

        private Outcome outcome() {
            var counted = unit.equals(Term.Unit.WORKING_DAY.name()) ? Term.Unit.WORKING_DAY : Term.Unit.DAY;
            return new Outcome(
                    Body.valueOf(body),
                    name,
                    document,
                    Objects.requireNonNull(day()),
                    Ruling.valueOf(ruling),
                    amount.isEmpty() ? null : Term.general(days(), counted));
        }
    }

    private final Proceedings proceedings;
    private final Clocks clocks;
    private final Texts texts;

    OutcomePage(Proceedings proceedings, Clocks clocks, Texts texts) {
        this.proceedings = proceedings;
        this.clocks = clocks;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number) {
        var prospect = look(officer, number);
        return page(prospect, Form.EMPTY, prospect.act(), List.of(), Errors.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView enter(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        var errors = form.check(prospect.decidedOn(), clocks.today(), texts.current());
        if (errors.any()) {
            return page(prospect, form, prospect.act(), List.of(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = proceedings.take(new TakeMeasure(officer, number, seen, new Conclude(form.outcome())));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(number, done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + number);
            }
            case Act.Meanwhile _ -> page(prospect, form, act, prospect.since(seen), Errors.NONE, HttpStatus.CONFLICT);
            case Act.Refused _ -> page(prospect, form, act, List.of(), Errors.NONE, HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    /** With anything that could have been typed today. */
    private Prospect look(Officer officer, String number) {
        var any = new Outcome(Body.REVIEW, "?", "?", clocks.today(), Ruling.UPHELD, null);
        return proceedings.look(officer, number, new Conclude(any)).orElseThrow(NotHere::new);
    }

    private static ModelAndView page(
            Prospect prospect, Form form, Act refused, List<Happening> meanwhile, Errors errors, HttpStatus status) {
        var page = new ModelAndView("casework/outcome", "page", new View(prospect, form, refused, meanwhile, errors));
        page.setStatus(status);
        return page;
    }
}
