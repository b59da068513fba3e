package org.tiaokuai.statute.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.Errors.Line;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.statute.CaseReckoning.BeforeCalendar;
import org.tiaokuai.statute.CaseReckoning.NoSuchRule;
import org.tiaokuai.statute.CaseReckoning.NothingReceived;
import org.tiaokuai.statute.CaseReckoning.PastCalendar;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.CaseWords;
import org.tiaokuai.statute.Statute;

/** Tries the rules on an invented case: by the same function as the real ones, and nothing is stored. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.INFORMATION_AUTHORITY, Role.LEGAL_OFFICE})
public class LimitTrialPage {

    /** @param reckoned none before anything was asked, and where it could not be answered */
    public record View(Trial trial, @Nullable Reckoned reckoned, List<CaseWords> limits, Errors errors) {}

    private final Statute statute;
    private final Calendar calendar;
    private final Texts texts;
    private final Clock clock;

    LimitTrialPage(Statute statute, Calendar calendar, Texts texts, Clock clock) {
        this.statute = statute;
        this.calendar = calendar;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/officer/limits/trial")
    ModelAndView show(@RequestParam MultiValueMap<String, String> typed) {
        var trial = new Trial(typed);
        if (!typed.containsKey("what0")) {
            return page(trial, null, Errors.NONE);
        }
        var errors = new ArrayList<Line>();
        var read = trial.read(clock.instant(), errors);
        if (read == null) {
            return page(trial, null, new Errors(errors));
        }
        return switch (statute.reckon(read.facts(), read.now())) {
            case Reckoned reckoned -> page(trial, reckoned, Errors.NONE);
            case NothingReceived _ -> page(trial, null, Errors.of("what0", "statute.trial.nothing"));
            case NoSuchRule none -> page(trial, null, Errors.of("course", "statute.trial.noRule", none.id()));
            case BeforeCalendar early ->
                page(trial, null, Errors.of("at0", "statute.deadline.early", String.valueOf(early.firstYear())));
            case PastCalendar late ->
                page(trial, null, Errors.of("at0", "statute.deadline.late", String.valueOf(late.lastYear())));
        };
    }

    private ModelAndView page(Trial trial, @Nullable Reckoned reckoned, Errors errors) {
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        var limits = reckoned == null
                ? List.<CaseWords>of()
                : reckoned.limits().stream()
                        .map(limit -> new CaseWords(
                                limit,
                                CaseWords.Reader.SUPERVISOR,
                                today,
                                calendar.lastPublishedYear(),
                                texts.current()))
                        .toList();
        var page = new ModelAndView("statute/trial", "page", new View(trial, reckoned, limits, errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
