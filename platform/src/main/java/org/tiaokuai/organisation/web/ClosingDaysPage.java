package org.tiaokuai.organisation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.calendar.ClosingDays.Closing;
import org.tiaokuai.calendar.ClosingDays.DeclareClosing;
import org.tiaokuai.calendar.ClosingDays.Declaring;
import org.tiaokuai.calendar.ClosingDays.Fault;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Typing;

/** Where the head of a department, or an administrator, tells on which days it is closed. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.APPROVER, Role.SYSTEM_ADMINISTRATOR})
@RequestMapping("/officer/closing-days")
public class ClosingDaysPage {

    private static final int LONGEST_REASON = 100;

    /** @param may whether the reader may tell more of them */
    public record View(Department department, List<Closing> closings, boolean may, Typed typed, Errors errors) {}

    /** Days as they were typed. */
    public record Typed(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason,
            @Nullable String sure) {

        /** Components that were not sent are empty; one day alone has no last one. */
        public Typed {
            from = Objects.requireNonNullElse(from, "").strip();
            to = Objects.requireNonNullElse(to, "").strip();
            reason = Objects.requireNonNullElse(reason, "").strip();
        }

        public boolean agreed() {
            return "true".equals(sure);
        }

        private Optional<LocalDate> first() {
            return day(Objects.requireNonNull(from));
        }

        private Optional<LocalDate> last() {
            return Objects.requireNonNull(to).isEmpty() ? first() : day(Objects.requireNonNull(to));
        }

        private static Optional<LocalDate> day(String typed) {
            try {
                return Optional.of(LocalDate.parse(typed));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        private Errors check() {
            var why = Objects.requireNonNull(reason);
            var lines = new ArrayList<Errors.Line>();
            if (first().isEmpty()) {
                lines.add(new Errors.Line("from", "organisation.closing.day.wrong"));
            }
            if (last().isEmpty() && first().isPresent()) {
                lines.add(new Errors.Line("to", "organisation.closing.day.wrong"));
            }
            if (Typing.blank(why)
                    || Typing.unreadableLine(why)
                    || why.codePointCount(0, why.length()) > LONGEST_REASON) {
                lines.add(new Errors.Line("reason", "organisation.closing.reason.wrong", LONGEST_REASON));
            }
            if (!agreed()) {
                lines.add(new Errors.Line("sure", "organisation.closing.sure.missing"));
            }
            return new Errors(lines);
        }

        private DeclareClosing command(Department department) {
            return new DeclareClosing(
                    department.id(), first().orElseThrow(), last().orElseThrow(), Objects.requireNonNull(reason));
        }
    }

    private static final Typed NOTHING = new Typed(null, null, null, null);

    private final ClosingDays closings;
    private final Organisation organisation;
    private final Clock clock;

    ClosingDaysPage(ClosingDays closings, Organisation organisation, Clock clock) {
        this.closings = closings;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Officer officer, @RequestParam(defaultValue = "") String department) {
        return page(officer, asked(officer, department), NOTHING, Errors.NONE);
    }

    @PostMapping
    ModelAndView declare(
            Officer officer, @RequestParam(defaultValue = "") String department, @ModelAttribute Typed typed) {
        var unit = asked(officer, department);
        var errors = typed.check();
        if (errors.any()) {
            return page(officer, unit, typed, errors);
        }
        return switch (closings.declare(officer, typed.command(unit))) {
            case Declaring.Declared _ ->
                new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/officer/closing-days")
                                .queryParam("department", unit.creditCode())
                                .toUriString());
            case Declaring.Refused(var fault) ->
                page(officer, unit, typed, Errors.of(field(fault), "organisation.closing.fault." + fault));
            case Declaring.NotEntitled _ -> throw new NotHere();
        };
    }

    private static String field(Fault fault) {
        return switch (fault) {
            case REVERSED, LONG -> "to";
            case PAST, FAR, KNOWN -> "from";
        };
    }

    /** One's own where none is named; of another one nobody but an administrator hears. */
    private Department asked(Officer officer, String creditCode) {
        var named = creditCode.isEmpty()
                ? organisation.department(officer.post().department())
                : organisation.department(creditCode);
        return named.filter(each -> officer.has(Role.SYSTEM_ADMINISTRATOR)
                        || each.id().equals(officer.post().department()))
                .orElseThrow(NotHere::new);
    }

    private ModelAndView page(Officer officer, Department unit, Typed typed, Errors errors) {
        var known = closings.of(unit.id(), LocalDate.now(clock).minusYears(1));
        var may = closings.mayDeclare(officer, unit.id());
        var page = new ModelAndView(
                "organisation/closingDays", "page", new View(unit, known.reversed(), may, typed, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
