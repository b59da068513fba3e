package org.tiaokuai.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.CaseNumber;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.Casework.QueueFilter.Whose;
import org.tiaokuai.casework.Claims;
import org.tiaokuai.casework.Proposals;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.desk.Desk;

/** What waits for an officer: what was handed over, one's own, and what nobody does yet. */
@Controller
public class QueuePage {

    /**
     * The queue and the filter that it was asked with.
     *
     * @param proposed how many proposals of colleagues the officer may approve
     * @param reasons why cases were handed over, by number
     * @param before what was signed just before
     * @param told what became of the step before
     */
    public record View(
            QueueView queue,
            QueueFilter filter,
            int proposed,
            Map<String, String> reasons,
            @Nullable Signed before,
            @Nullable Told told) {}

    private final Casework casework;
    private final Claims claims;
    private final Proposals proposals;
    private final Desk desk;

    QueuePage(Casework casework, Claims claims, Proposals proposals, Desk desk) {
        this.casework = casework;
        this.claims = claims;
        this.proposals = proposals;
        this.desk = desk;
    }

    /** Where an officer's day begins: the queue, or the administration for those who have no queue. */
    @GetMapping("/officer")
    @AllowedTo(Who.OFFICER)
    ModelAndView home(Officer officer) {
        if (officer.has(Role.WINDOW) || officer.has(Role.APPROVER)) {
            return new ModelAndView("redirect:/officer/queue");
        }
        if (officer.has(Role.EDITOR)) {
            return new ModelAndView("redirect:/officer/items");
        }
        return new ModelAndView(officer.has(Role.LEGAL_OFFICE) ? "redirect:/officer/norms" : "redirect:/admin");
    }

    @GetMapping("/officer/queue")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    ModelAndView show(
            Officer officer,
            @RequestParam(defaultValue = "MINE_AND_NOBODYS") Whose whose,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        var filter = new QueueFilter(whose, "", state, number, after, QueueFilter.PAGE);
        var queue = casework.queue(officer, filter);
        var elsewhere = queue.rows().isEmpty() ? elsewhere(officer, number) : Optional.<String>empty();
        if (elsewhere.isPresent()) {
            return new ModelAndView("redirect:/officer/cases/" + elsewhere.get());
        }
        var handed = queue.rows().stream()
                .filter(row -> row.standing() == QueueView.Standing.HANDED)
                .map(QueueView.Row::number)
                .toList();
        var reasons = handed.isEmpty() ? Map.<String, String>of() : desk.reasons(handed);
        int proposed = proposals.of(officer, RemindersPage.MOST).size();
        var view = new View(queue, filter, proposed, reasons, Signed.before(request), Told.before(request));
        return new ModelAndView("desk/queue", "page", view);
    }

    /** One that is closed, or waits for somebody else: it is in no queue, and found by its whole number. */
    private Optional<String> elsewhere(Officer officer, String number) {
        return CaseNumber.read(number).map(CaseNumber::value).filter(read -> !casework.rows(officer, List.of(read))
                .isEmpty());
    }

    /** Claims the case to go on with, and opens it. */
    @PostMapping("/officer/queue/next")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.WINDOW, Role.APPROVER})
    ModelAndView next(Officer officer, RedirectAttributes redirect) {
        var next = claims.next(officer, "");
        if (next.isEmpty()) {
            Told.remember("desk.queue.nothing", "", redirect);
        }
        return new ModelAndView(
                next.map(number -> "redirect:/officer/cases/" + number).orElse("redirect:/officer/queue"));
    }
}
