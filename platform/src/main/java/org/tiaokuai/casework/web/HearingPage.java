package org.tiaokuai.casework.web;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.tiaokuai.casework.Measure.AnnounceHearing;
import org.tiaokuai.casework.Measure.AskHearing;
import org.tiaokuai.casework.Measure.HoldHearing;
import org.tiaokuai.casework.Measure.TellHearing;
import org.tiaokuai.casework.Proceedings;
import org.tiaokuai.casework.Proceedings.Prospect;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Hearing.Party;
import org.tiaokuai.course.Hearing.Session;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;

/** Tells who is concerned that they may be heard, takes down who asks for it, says when it is, and that it was 听证. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/hearing")
public class HearingPage {

    private static final int LONGEST = 500;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_NAME = 50;

    /**
     * @param refused why nothing can be done now
     * @param meanwhile what happened since the officer read it; nothing is signed over that
     */
    public record View(
            Prospect prospect, Hearing hearing, Form form, Act refused, List<Happening> meanwhile, Errors errors) {

        /** The sentence that says why not; empty where it can be done. */
        public String why(Text text) {
            return switch (refused) {
                case Act.Done _, Act.Meanwhile _ -> "";
                case Act.WithoutEffect _
                when hearing.stage() == Hearing.Stage.ANNOUNCED -> text.of("casework.hearing.notYet");
                case Act.WithoutEffect none ->
                    text.of("casework.hearing.refused", text.of("statute.why." + none.why()));
                case Act.Unfit unfit -> text.of(Form.key(unfit.why()), Form.days(prospect, text));
                case Act.NotEntitled _ -> text.of("casework.case.notEntitled");
                case Act.Refused _, Act.NoSuchCase _ -> text.of("casework.hearing.notNow");
            };
        }

        public List<String> kept() {
            return form.reason().isEmpty() ? List.of() : List.of(form.reason());
        }
    }

    /** What of it is typed depends on how far it has come. */
    public record Form(String reason, String party, String on, String time, String place, String presides) {

        static final Form EMPTY = new Form("", "", "", "", "", "");

        public Form {
            reason = reason == null ? "" : reason.strip();
            party = party == null ? "" : party;
            on = on == null ? "" : on.strip();
            time = time == null ? "" : time.strip();
            place = place == null ? "" : place.strip();
            presides = presides == null ? "" : presides.strip();
        }

        private Optional<Party> asks() {
            return Arrays.stream(Party.values())
                    .filter(each -> each.name().equals(party))
                    .findFirst();
        }

        private @Nullable LocalDate day() {
            try {
                return LocalDate.parse(on);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private Errors reasoned(String missing) {
            return new Errors(
                    Typed.fault("reason", reason, LONGEST, missing).stream().toList());
        }

        private Errors asked() {
            return asks().isPresent() ? Errors.NONE : Errors.of("party", "casework.hearing.party.missing");
        }

        private static String key(Hearing.Unfit why) {
            return "casework.hearing.unfit." + why;
        }

        /** The first day, and the last. */
        private static Object[] days(Prospect prospect, Text text) {
            var days = prospect.hearing();
            return new Object[] {text.date(days.from()), text.date(days.last())};
        }

        private Errors announced(Prospect prospect, String officer, Text text) {
            var lines = new ArrayList<Errors.Line>();
            var days = days(prospect, text);
            var day = day();
            if (day == null) {
                lines.add(new Errors.Line("on", "casework.hearing.on.wrong", days));
            } else {
                prospect.hearing().unfit(day).ifPresent(why -> lines.add(new Errors.Line("on", key(why), days)));
            }
            Session.unfitHour(time).ifPresent(why -> lines.add(new Errors.Line("time", key(why))));
            Typed.fault("place", place, LONGEST_PLACE, "casework.hearing.place.missing")
                    .ifPresent(lines::add);
            presiding(Hearing.acted(prospect.history(), officer)).ifPresent(lines::add);
            return new Errors(lines);
        }

        private Optional<Errors.Line> presiding(Set<String> acted) {
            var fault = Typed.fault("presides", presides, LONGEST_NAME, "casework.hearing.presides.missing");
            return fault.isEmpty() && Session.partial(presides, acted)
                    ? Optional.of(new Errors.Line("presides", key(Hearing.Unfit.PARTIAL)))
                    : fault;
        }

        private Session session() {
            return new Session(Objects.requireNonNull(day()), time, place, presides);
        }
    }

    private final Proceedings proceedings;
    private final Texts texts;

    HearingPage(Proceedings proceedings, Texts texts) {
        this.proceedings = proceedings;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String number) {
        var prospect = look(officer, number);
        return page(prospect, Form.EMPTY, prospect.act(), Errors.NONE, HttpStatus.OK);
    }

    /** What was refused is shown at these addresses; changing the language there asks for them again. */
    @GetMapping({"/request", "/notice", "/record"})
    ModelAndView again(@PathVariable String number) {
        return new ModelAndView("redirect:/officer/cases/" + number + "/hearing");
    }

    @PostMapping
    ModelAndView tell(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = form.reasoned("casework.hearing.reason.missing");
        return take(officer, number, seen, form, errors, () -> new TellHearing(form.reason()), redirect);
    }

    @PostMapping("/request")
    ModelAndView request(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        return take(
                officer,
                number,
                seen,
                form,
                form.asked(),
                () -> new AskHearing(form.asks().orElseThrow()),
                redirect);
    }

    @PostMapping("/notice")
    ModelAndView announce(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = form.announced(look(officer, number), officer.name(), texts.current());
        return take(officer, number, seen, form, errors, () -> new AnnounceHearing(form.session()), redirect);
    }

    @PostMapping("/record")
    ModelAndView hold(
            Officer officer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") int seen,
            @ModelAttribute @NotNull Form form,
            RedirectAttributes redirect) {
        var errors = form.reasoned("casework.hearing.record.missing");
        return take(officer, number, seen, form, errors, () -> new HoldHearing(form.reason()), redirect);
    }

    private ModelAndView take(
            Officer officer,
            String number,
            int seen,
            Form form,
            Errors errors,
            Supplier<Measure> measure,
            RedirectAttributes redirect) {
        var prospect = look(officer, number);
        if (errors.any()) {
            return page(prospect, form, prospect.act(), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var act = proceedings.take(new TakeMeasure(officer, number, seen, measure.get()));
        return switch (act) {
            case Act.Done done -> {
                Signed.remember(done.number(), done.event(), redirect);
                yield new ModelAndView("redirect:/officer/cases/" + done.number());
            }
            case Act.Meanwhile _ ->
                page(view(prospect, form, act, prospect.since(seen), Errors.NONE), HttpStatus.CONFLICT);
            case Act.Refused _ -> page(prospect, form, act, Errors.NONE, HttpStatus.CONFLICT);
            case Act.NoSuchCase _ -> throw new NotHere();
        };
    }

    /** What would become of the step that is next here. */
    private Prospect look(Officer officer, String number) {
        var any = proceedings.look(officer, number, new TellHearing("?")).orElseThrow(NotHere::new);
        var measure =
                switch (Hearing.of(any.history()).stage()) {
                    case NONE, HELD -> null;
                    case TOLD -> new AskHearing(Party.INTERESTED);
                    case ASKED -> new AnnounceHearing(new Session(any.hearing().from(), "09:00", "?", "?"));
                    case ANNOUNCED -> new HoldHearing("?");
                };
        return measure == null
                ? any
                : proceedings.look(officer, number, measure).orElseThrow(NotHere::new);
    }

    private static View view(Prospect prospect, Form form, Act refused, List<Happening> meanwhile, Errors errors) {
        return new View(prospect, Hearing.of(prospect.history()), form, refused, meanwhile, errors);
    }

    private static ModelAndView page(Prospect prospect, Form form, Act refused, Errors errors, HttpStatus status) {
        return page(view(prospect, form, refused, List.of(), errors), status);
    }

    private static ModelAndView page(View view, HttpStatus status) {
        var page = new ModelAndView("casework/hearingPage", "page", view);
        page.setStatus(status);
        return page;
    }
}
