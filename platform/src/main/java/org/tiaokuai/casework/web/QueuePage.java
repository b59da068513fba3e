package org.tiaokuai.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.QueueFilter;
import org.tiaokuai.casework.QueueView;

/** What waits for an officer's department, the most urgent first. */
@Controller
public class QueuePage {

    /** The queue, the filter that it was asked with, and what was signed just before. */
    public record View(
            QueueView queue, QueueFilter filter, @Nullable Signed before) {}

    private final Casework casework;

    QueuePage(Casework casework) {
        this.casework = casework;
    }

    /** Where an officer's day begins: the queue, else what they write or approve, else the administration. */
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
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        var filter = new QueueFilter("", state, number, after, QueueFilter.PAGE);
        var view = new View(casework.queue(officer, filter), filter, Signed.before(request));
        return new ModelAndView("casework/queue", "page", view);
    }
}
