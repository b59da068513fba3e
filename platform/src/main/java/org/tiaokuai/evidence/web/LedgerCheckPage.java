package org.tiaokuai.evidence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tiaokuai.ledger.Checks.Danger;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Witnesses;
import org.tiaokuai.ledger.Witnesses.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How the ledger was last held against the tables, and what was found. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_AUTHORITY, Role.SUPERVISOR})
@RequestMapping("/admin/ledger")
public class LedgerCheckPage {

    private static final String SECONDS = "2";
    private static final TypeReference<HashMap<String, String>> FIELDS = new TypeReference<>() {};

    /** @param running whether one is under way on this node */
    public record View(Optional<Checks.Last> last, boolean running, List<Alarm> alarms, List<Standing> witnesses) {

        /** Whether that is how the ledger stands, and nothing was found. */
        public boolean clean(Checks.Report report) {
            return report.clean() && alarms.stream().noneMatch(alarm -> alarm.danger() == Danger.UNCHECKED);
        }
    }

    private final Checks checks;
    private final Witnesses witnesses;

    LedgerCheckPage(Checks checks, Witnesses witnesses) {
        this.checks = checks;
        this.witnesses = witnesses;
    }

    /** What a row says otherwise than the ledger, by the fields of its leaf; nothing where they are no two stories of one row. */
    public static List<String> otherwise(Finding finding) {
        if (finding.fault() != Fault.ALTERED && finding.fault() != Fault.REDATED) {
            return List.of();
        }
        var recorded = fields(finding.recorded());
        var standing = fields(finding.standing());
        var differ = Stream.concat(recorded.keySet().stream(), standing.keySet().stream())
                .distinct()
                .filter(field -> !Objects.equals(recorded.get(field), standing.get(field)))
                .collect(Collectors.toMap(field -> field, field -> field));
        return VerifyReceiptPage.inOrder(differ).stream().map(Map.Entry::getKey).toList();
    }

    private static Map<String, String> fields(String story) {
        try {
            return Objects.requireNonNullElseGet(JsonMapper.shared().readValue(story, FIELDS), HashMap::new);
        } catch (JacksonException e) {
            return new HashMap<>();
        }
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
