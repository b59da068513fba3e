package org.tiaokuai.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Claims.Claiming.Claimed;
import org.tiaokuai.casework.Claims.Claiming.DoesNotFit;
import org.tiaokuai.casework.Claims.Claiming.Meanwhile;
import org.tiaokuai.casework.Claims.Claiming.NoSuchCase;
import org.tiaokuai.casework.Claims.HandOverCase;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.desk.Desk;
import org.tiaokuai.desk.Desk.HandOver;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Handing a case to a colleague, who finds it on top of the queue with the reason. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/cases/{number}/handover")
public class HandoverPage {

    /**
     * The case, who could do it, and what was typed.
     *
     * @param from whose it was when the page was asked for; empty when nobody's
     */
    public record View(
            QueueView.Row row, List<Officer> colleagues, String from, String to, String reason, Errors errors) {}

    private final Desk desk;
    private final Casework casework;
    private final Successors successors;

    HandoverPage(Desk desk, Casework casework, Successors successors) {
        this.desk = desk;
        this.casework = casework;
        this.successors = successors;
    }

    @GetMapping
    ModelAndView ask(Officer officer, @PathVariable String number, @RequestParam(defaultValue = "") String from) {
        return page(officer, number, from, "", "", Errors.NONE);
    }

    @PostMapping
    ModelAndView handOver(
            Officer officer,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var seen = from == null ? "" : from.toString();
        var colleague = colleague(officer, to);
        var errors = check(colleague.isPresent(), reason);
        if (errors.any()) {
            return page(officer, number, seen, to, reason, errors);
        }
        var command = new HandOverCase(officer, number, colleague.orElseThrow(), from);
        return switch (desk.handOver(new HandOver(command, reason.strip()))) {
            case Claimed _ -> {
                Told.remember(
                        "desk.handover.done", number + " → " + colleague.get().name(), redirect);
                yield new ModelAndView("redirect:/officer/queue");
            }
            case Meanwhile _ -> page(officer, number, seen, to, reason, Errors.of("to", "desk.handover.meanwhile"));
            case DoesNotFit _ -> page(officer, number, seen, to, reason, Errors.of("to", "desk.handover.unfit"));
            case NoSuchCase _ -> throw new NotHere();
        };
    }

    private static Errors check(boolean colleague, String reason) {
        var lines = new ArrayList<Errors.Line>();
        if (!colleague) {
            lines.add(new Errors.Line("to", "desk.handover.to.missing"));
        }
        lines.addAll(Limited.lines("reason", reason, HandOver.LONGEST));
        return new Errors(lines);
    }

    private Optional<Officer> colleague(Officer officer, String to) {
        return successors.others(officer).stream()
                .filter(colleague -> colleague.post().id().toString().equals(to))
                .findFirst();
    }

    private ModelAndView page(Officer officer, String number, String from, String to, String reason, Errors errors) {
        var row = casework.rows(officer, List.of(number)).stream()
                .findFirst()
                .map(Casework.CaseRow::row)
                .filter(found -> found.state().open())
                .orElseThrow(NotHere::new);
        var fitting = successors.of(officer, row.state(), row.item());
        var view = new View(row, fitting, from, to, reason, errors);
        var page = new ModelAndView("desk/handover", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
