package org.tiaokuai.statute.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.HolidayNotices.Place;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Statute;

/** The public calculator 期限计算器: what is asked stands in the address, so that an answer can be kept and passed on. */
@Controller
@AllowedTo(Who.ANYONE)
public class DeadlinePage {

    /**
     * @param told none before anything was asked, and where it could not be answered
     * @param places those that have holidays of their own
     */
    public record View(
            Question typed,
            List<LimitRule> rules,
            List<Place> places,
            @Nullable DeadlineWords told,
            Errors errors) {

        /** Whose holidays were counted; none where it was the country alone. */
        public @Nullable Place place() {
            return places.stream()
                    .filter(place -> place.code().equals(typed.division().strip()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Calculator calculator;
    private final Statute statute;
    private final Calendar calendar;
    private final HolidayNotices notices;
    private final Texts texts;
    private final Clock clock;

    DeadlinePage(
            Calculator calculator,
            Statute statute,
            Calendar calendar,
            HolidayNotices notices,
            Texts texts,
            Clock clock) {
        this.notices = notices;
        this.calculator = calculator;
        this.statute = statute;
        this.calendar = calendar;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/tools/deadline")
    ModelAndView show() {
        return page(Question.NONE, null, Errors.NONE);
    }

    @GetMapping(value = "/tools/deadline", params = "start")
    ModelAndView answer(
            @RequestParam String start,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String profile,
            @RequestParam(defaultValue = "") String extended,
            @RequestParam(defaultValue = "") String division) {
        var typed = new Question(start, time, amount, unit, rule, profile, extended, division);
        var answer = calculator.answer(typed);
        var reckoned = answer.reckoned();
        var told = reckoned == null ? null : new DeadlineWords(reckoned, calendar.lastPublishedYear(), texts.current());
        return page(typed, told, answer.errors());
    }

    /** Offers what can be counted today; a rule that held earlier is found by its id. */
    private ModelAndView page(Question typed, @Nullable DeadlineWords told, Errors errors) {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        var rules = statute.inForce(today, Profile.PRESENT).stream()
                .filter(rule -> rule.term() != null)
                .toList();
        var page = new ModelAndView("statute/deadline", "page", new View(typed, rules, notices.places(), told, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
