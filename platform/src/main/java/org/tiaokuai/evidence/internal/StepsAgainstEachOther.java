package org.tiaokuai.evidence.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.casework.RecordedCases;
import org.tiaokuai.casework.RecordedCases.Handled;
import org.tiaokuai.casework.RecordedCases.Step;
import org.tiaokuai.course.State.Event;
import org.tiaokuai.ledger.Canonical;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Comparison;
import org.tiaokuai.ledger.Fact;

/**
 * Steps that the graph allows and the law does not: a correction asked for twice, silence that accepted before its time, a special
 * procedure or a rectification that one person both proposed and approved, a limit extended twice, a decision before who asked
 * was heard, an applicant's step by somebody else. Somebody bent for it what the step
 * was judged by.
 */
@Component
class StepsAgainstEachOther implements Comparison {

    private static final int MANY = 1_000;

    /** 行政许可法第三十二条第一款第四项, 第四十七条: five working days, which are never over sooner than as many days. */
    private static final Duration FIVE_WORKING_DAYS = Duration.ofDays(5);

    /** What must have happened before a step, or must not. */
    private interface Rule {
        void hold(Step step, CaseSteps all, Consumer<Finding> found);
    }

    private static final Rule NONE = (_, _, _) -> {};

    private static final Map<Event, Rule> RULES = Map.of(
            Event.REQUEST_CORRECTION, StepsAgainstEachOther::askedOnce,
            Event.DEEM_ACCEPTED, StepsAgainstEachOther::silence,
            Event.SUSPEND, StepsAgainstEachOther::twoPersons,
            Event.RECTIFY, StepsAgainstEachOther::twoPersons,
            Event.RECTIFY_REFUSED, StepsAgainstEachOther::twoPersons,
            Event.EXTEND, StepsAgainstEachOther::extended,
            Event.GRANT, StepsAgainstEachOther::heard,
            Event.REFUSE, StepsAgainstEachOther::heard);

    private static final Map<Event, Event> PROPOSALS = Map.of(
            Event.SUSPEND, Event.PROPOSE_SUSPENSION,
            Event.RECTIFY, Event.PROPOSE_RECTIFICATION,
            Event.RECTIFY_REFUSED, Event.PROPOSE_RECTIFICATION_REFUSED);

    private final RecordedCases cases;

    StepsAgainstEachOther(RecordedCases cases) {
        this.cases = cases;
    }

    @Override
    public void run(Consumer<Finding> found) {
        for (var some = cases.after("", MANY);
                !some.isEmpty();
                some = cases.after(some.getLast().number(), MANY)) {
            var steps = byCase(cases.steps(some.stream().map(Handled::number).toList()));
            some.forEach(one -> compare(one, steps.getOrDefault(one.number(), new CaseSteps(List.of())), found));
        }
    }

    static Map<String, CaseSteps> byCase(List<Step> steps) {
        return steps.stream()
                .collect(Collectors.groupingBy(
                        Step::number, Collectors.collectingAndThen(Collectors.toList(), CaseSteps::new)));
    }

    private static void compare(Handled one, CaseSteps all, Consumer<Finding> found) {
        all.first().ifPresent(first -> applicant(one, first, all, found));
        for (var step : all.steps()) {
            RULES.getOrDefault(step.event(), NONE).hold(step, all, found);
        }
    }

    /** Whose case it is, is who handed it in, and the steps without a post are that account's. */
    private static void applicant(Handled one, Step first, CaseSteps all, Consumer<Finding> found) {
        var recorded = applicant(Objects.toString(first.actor(), ""), first.subject());
        var standing = applicant(one.account().toString(), one.subject());
        if (!recorded.equals(standing)) {
            found.accept(finding(one.number(), "", recorded, standing));
        }
        for (var step : all.steps()) {
            boolean own = step.post() == null && step.actor() != null;
            if (own && !Objects.equals(step.actor(), first.actor())
                    || !step.subject().equals(first.subject())) {
                found.accept(finding(step, first));
            }
        }
    }

    private static String applicant(String account, String subject) {
        return Canonical.text(Map.of("actor", account, "subject", subject));
    }

    /** 一次告知: all that is missing is told at once, and only once. */
    private static void askedOnce(Step step, CaseSteps all, Consumer<Finding> found) {
        all.before(step, Event.REQUEST_CORRECTION).ifPresent(before -> found.accept(finding(step, before)));
    }

    private static void silence(Step step, CaseSteps all, Consumer<Finding> found) {
        var received = all.before(step, Event.SUBMIT, Event.CORRECT).orElse(null);
        if (received != null && step.at().isBefore(received.at().plus(FIVE_WORKING_DAYS))) {
            found.accept(finding(step, received));
        }
    }

    private static void twoPersons(Step step, CaseSteps all, Consumer<Finding> found) {
        var proposed = all.before(step, Objects.requireNonNull(PROPOSALS.get(step.event())))
                .orElse(null);
        if (proposed == null || Objects.equals(step.actor(), proposed.actor())) {
            found.accept(finding(step, proposed));
        }
    }

    /** Once, and once more each time that a case which had ended is examined again. */
    private static void extended(Step step, CaseSteps all, Consumer<Finding> found) {
        var before = all.before(step, Event.EXTEND).orElse(null);
        if (before != null
                && all.steps().subList(all.steps().indexOf(before), all.steps().indexOf(step)).stream()
                        .noneMatch(each -> reopens(each.event()))) {
            found.accept(finding(step, before));
        }
    }

    /** Who asked to be heard was, and who was told that they may ask had the days to do so (行政许可法第四十七、四十八条). */
    private static void heard(Step decided, CaseSteps all, Consumer<Finding> found) {
        var last = all.before(
                        decided,
                        Event.TELL_HEARING,
                        Event.ASK_HEARING,
                        Event.ASK_HEARING_SUSPENDED,
                        Event.HOLD_HEARING,
                        Event.HOLD_HEARING_SUSPENDED,
                        Event.REMAND,
                        Event.REMAND_REFUSED,
                        Event.REMAND_NOT_ACCEPTED)
                .orElse(null);
        if (last == null) {
            return;
        }
        boolean asked = last.event() == Event.ASK_HEARING || last.event() == Event.ASK_HEARING_SUSPENDED;
        boolean early = last.event() == Event.TELL_HEARING
                && decided.at().isBefore(last.at().plus(FIVE_WORKING_DAYS));
        if (asked || early) {
            found.accept(finding(decided, last));
        }
    }

    private static boolean reopens(Event event) {
        return event.to().open() && event.from().filter(from -> !from.open()).isPresent();
    }

    /** @param other that it cannot stand beside; none where it stands alone and must not */
    private static Finding finding(Step step, @Nullable Step other) {
        return finding(step.number(), step.row(), other == null ? "" : words(other), words(step));
    }

    private static String words(Step step) {
        return Canonical.text(Map.of(
                "event", step.event().name(),
                "at", step.at().toString(),
                "actor", Objects.toString(step.actor(), ""),
                "post", Objects.toString(step.post(), ""),
                "subject", step.subject(),
                "row", step.row()));
    }

    private static Finding finding(String number, String row, String recorded, String standing) {
        return new Finding(Fault.CONTRADICTED, Fact.Kind.CASE_EVENT.name(), number, row, recorded, standing);
    }
}
