package org.tiaokuai.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Proposals;
import org.tiaokuai.casework.Proposals.Proposal;
import org.tiaokuai.casework.Reminders;
import org.tiaokuai.casework.Reminders.Reminder;
import org.tiaokuai.course.ClockAct;
import org.tiaokuai.page.Text;

/** What colleagues proposed, and what the clocks of open cases told by themselves, newest first; it names no applicant. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/reminders")
public class RemindersPage {

    static final int MOST = 200;

    /** @param proposals of colleagues that wait for the officer's approval */
    public record View(List<Proposal> proposals, List<Reminder> reminders, LocalDate today) {

        /** Where a proposal is approved. */
        public String where(Proposal proposal) {
            var page =
                    switch (proposal.what()) {
                        case SUSPENSION -> "/suspension";
                        case RECTIFICATION -> "/rectification";
                    };
            return "/officer/cases/" + proposal.number() + page;
        }

        /** How urgent it is, as lamps show it. */
        public String mark(ClockAct act) {
            return switch (act.kind()) {
                case WARNING, NOTICE, ACCEPTED_BY_SILENCE, RENEWED_BY_SILENCE -> "is-notice";
                case OVERSTAYED -> "is-paused";
                case OVER -> act.ofOffice() ? "is-red" : "is-notice";
            };
        }

        /** Of the applicant's own time it is told what lapsed. */
        public String key(ClockAct act) {
            var limit = act.ofOffice() ? "." + act.source() : ".APPLICANT";
            return "desk.reminders."
                    + switch (act.kind()) {
                        case OVERSTAYED, ACCEPTED_BY_SILENCE, RENEWED_BY_SILENCE ->
                            act.kind().name();
                        case WARNING, NOTICE, OVER -> act.kind() + limit;
                    };
        }
    }

    private final Reminders reminders;
    private final Proposals proposals;
    private final Clock clock;

    RemindersPage(Reminders reminders, Proposals proposals, Clock clock) {
        this.reminders = reminders;
        this.proposals = proposals;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Officer officer) {
        var view = new View(
                proposals.of(officer, MOST),
                reminders.of(officer, MOST),
                LocalDate.ofInstant(clock.instant(), Text.ZONE));
        return new ModelAndView("desk/reminders", "page", view);
    }
}
