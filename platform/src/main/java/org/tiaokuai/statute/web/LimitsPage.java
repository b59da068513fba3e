package org.tiaokuai.statute.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Texts;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.LimitDrafts;
import org.tiaokuai.statute.LimitDrafts.DecideLimit;
import org.tiaokuai.statute.LimitDrafts.Draft;
import org.tiaokuai.statute.LimitDrafts.State;
import org.tiaokuai.statute.LimitDrafts.Step;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Statute;

/** The time limits of the law by act, each with all of its versions, and where a new version is approved or returned. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.INFORMATION_AUTHORITY, Role.LEGAL_OFFICE})
@RequestMapping("/officer/limits")
public class LimitsPage {

    private static final int LONGEST = 1000;

    /** By instrument; and which of them have a draft that waits. */
    public record View(Map<String, List<RuleWords>> acts, Set<String> waiting) {}

    /**
     * One limit.
     *
     * @param versions the newest first
     * @param decides whether the reader may decide on the draft that waits
     */
    public record One(
            List<RuleWords> versions,
            List<Draft> drafts,
            boolean drafting,
            boolean decides,
            String typed,
            Errors errors) {

        public RuleWords last() {
            return versions.getFirst();
        }
    }

    private final Statute statute;
    private final LimitDrafts drafts;
    private final Texts texts;
    private final Clock clock;

    LimitsPage(Statute statute, LimitDrafts drafts, Texts texts, Clock clock) {
        this.statute = statute;
        this.drafts = drafts;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all() {
        var text = texts.current();
        var today = LocalDate.ofInstant(clock.instant(), Text.ZONE);
        var acts = statute.inForce(today, Profile.PRESENT).stream()
                .map(rule -> new RuleWords(rule, text))
                .collect(Collectors.groupingBy(
                        words -> words.rule().basis().instrument(), LinkedHashMap::new, Collectors.toList()));
        return new ModelAndView("statute/limits", "page", new View(acts, drafts.waiting()));
    }

    @GetMapping("/{id}")
    ModelAndView one(Officer officer, @PathVariable String id) {
        return page(officer, id, "", Errors.NONE, HttpStatus.OK);
    }

    @PostMapping("/{id}/decision")
    @AllowedTo(value = Who.OFFICER, roles = Role.LEGAL_OFFICE)
    ModelAndView decide(
            Officer officer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reasons) {
        boolean approve = verdict.equals("yes");
        if ((!approve && Typing.blank(reasons)) || reasons.length() > LONGEST || Typing.unreadable(reasons)) {
            var key = Typing.blank(reasons) ? "statute.limits.reasons.missing" : "statute.limits.fault";
            return page(officer, id, reasons, Errors.of("reasons", key, LONGEST), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var step = drafts.decide(new DecideLimit(officer, id, uuid(draft), approve, reasons.strip()));
        return switch (step) {
            case Step.Drafted _, Step.Approved _, Step.Returned _ -> new ModelAndView("redirect:/officer/limits/" + id);
            case Step.OwnWork _ ->
                refused(officer, id, reasons, "statute.limits.own", HttpStatus.UNPROCESSABLE_CONTENT);
            case Step.TooEarly _ ->
                refused(officer, id, reasons, "statute.limits.tooEarly", HttpStatus.UNPROCESSABLE_CONTENT);
            case Step.NotNow _ -> refused(officer, id, reasons, "statute.limits.notNow", HttpStatus.CONFLICT);
            case Step.NotEntitled _, Step.NoSuchLimit _, Step.NoLength _ -> throw new NotHere();
        };
    }

    private static UUID uuid(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    private ModelAndView refused(Officer officer, String id, String typed, String key, HttpStatus status) {
        return page(officer, id, typed, Errors.of("reasons", key), status);
    }

    /** What the legal office approves ends an earlier version, which cannot say so itself. */
    private static @Nullable LocalDate followed(LimitRule rule, List<LimitRule> versions) {
        return versions.stream()
                .filter(later -> later.version() > rule.version())
                .map(LimitRule::validFrom)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private ModelAndView page(Officer officer, String id, String typed, Errors errors, HttpStatus status) {
        var text = texts.current();
        var rules = statute.versions(id);
        var versions = rules.reversed().stream()
                .map(rule -> new RuleWords(rule, followed(rule, rules), text))
                .toList();
        if (versions.isEmpty()) {
            throw new NotHere();
        }
        var all = drafts.of(id);
        var waits = all.stream().anyMatch(draft -> draft.state() == State.DRAFTED);
        var drafting = !waits && versions.getFirst().rule().term() != null;
        var view = new One(versions, all, drafting, waits && officer.has(Role.LEGAL_OFFICE), typed, errors);
        var page = new ModelAndView("statute/limit", "page", view);
        page.setStatus(status);
        return page;
    }
}
