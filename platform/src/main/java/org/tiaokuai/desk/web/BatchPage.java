package org.tiaokuai.desk.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.course.State;
import org.tiaokuai.desk.Batches;
import org.tiaokuai.desk.Batches.Line;
import org.tiaokuai.desk.Batches.Outcome;
import org.tiaokuai.desk.Batches.SignBatch;

/** Many cases at once: first what would become of each, then what did. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.WINDOW, Role.APPROVER})
@RequestMapping("/officer/batch")
public class BatchPage {

    /** @param signed whether it is over */
    public record View(List<Line> lines, boolean signed) {

        public State state() {
            return lines.getFirst().row().state();
        }

        public List<String> ready() {
            return lines.stream()
                    .filter(line -> line.outcome() == Outcome.READY)
                    .map(line -> line.row().number())
                    .toList();
        }

        public long done() {
            return lines.stream().filter(line -> line.outcome() == Outcome.DONE).count();
        }
    }

    private final Batches batches;

    BatchPage(Batches batches) {
        this.batches = batches;
    }

    @PostMapping
    ModelAndView look(
            Officer officer, @RequestParam(defaultValue = "") List<String> number, RedirectAttributes redirect) {
        return page(batches.look(officer, number), false, redirect);
    }

    @PostMapping("/signature")
    ModelAndView sign(
            Officer officer,
            @RequestParam(defaultValue = "") List<String> number,
            @RequestParam(defaultValue = "SUBMITTED") State state,
            RedirectAttributes redirect) {
        if (number.size() > Batches.MOST) {
            Told.remember("desk.batch.tooMany", String.valueOf(Batches.MOST), redirect);
            return new ModelAndView("redirect:/officer/queue");
        }
        return page(batches.sign(new SignBatch(officer, state, number)), true, redirect);
    }

    private static ModelAndView page(List<Line> lines, boolean signed, RedirectAttributes redirect) {
        if (lines.isEmpty()) {
            Told.remember("desk.batch.none", "", redirect);
            return new ModelAndView("redirect:/officer/queue");
        }
        return new ModelAndView("desk/batch", "page", new View(lines, signed));
    }
}
