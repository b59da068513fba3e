package org.tiaokuai.evidence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Alarm;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.Witnesses.Standing;

/** How the ledger was last held against the tables, and what was found. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_AUTHORITY, Role.SUPERVISOR})
@RequestMapping("/admin/ledger")
public class LedgerCheckPage {

    private static final String SECONDS = "2";

    /** @param running whether one is under way on this node */
    public record View(Optional<Checks.Last> last, boolean running, List<Alarm> alarms, List<Standing> witnesses) {}

    private final Checks checks;
    private final Witnesses witnesses;

    LedgerCheckPage(Checks checks, Witnesses witnesses) {
        this.checks = checks;
        this.witnesses = witnesses;
    }

    @GetMapping
    ModelAndView show(HttpServletResponse response) {
        if (checks.running()) {
            response.setHeader("Refresh", SECONDS);
        }
        return new ModelAndView(
                "evidence/checks",
                "page",
                new View(checks.last(), checks.running(), checks.alarms(), witnesses.standings()));
    }

    @PostMapping
    String begin() {
        checks.begin();
        return "redirect:/admin/ledger";
    }
}
