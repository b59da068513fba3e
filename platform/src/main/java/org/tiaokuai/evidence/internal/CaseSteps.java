package org.tiaokuai.evidence.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tiaokuai.casework.RecordedCases.Step;
import org.tiaokuai.course.State;
import org.tiaokuai.privacy.Purpose;

/**
 * Where a case stood at a moment, by its steps.
 *
 * @param steps in their order
 */
record CaseSteps(List<Step> steps) {

    /** By so much the clocks of several platforms may differ, and for so long a read may be under way when a step is done. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    CaseSteps {
        steps = List.copyOf(steps);
    }

    /** Whether a case is opened for this purpose as it stood then; of purposes that belong to no state nothing is said. */
    boolean fits(Purpose purpose, Instant at) {
        return switch (purpose) {
            case ACCEPTANCE -> stood(at, (state, _) -> state.open());
            case DECISION -> stood(at, (state, accepted) -> state.open() && accepted);
            case FOLLOW_UP -> stood(at, (state, _) -> !state.open());
            case OWN_BUSINESS, ORDER, DISPUTE, ISSUE, LIST, VERIFICATION, SEALING -> true;
        };
    }

    /** Whether it stood in one of these then. */
    boolean stood(Instant at, Set<State> states) {
        return stood(at, (state, _) -> states.contains(state));
    }

    /** @param so of a state, and whether the case had been accepted when it came there */
    private boolean stood(Instant at, BiPredicate<State, Boolean> so) {
        return IntStream.range(0, steps.size())
                .filter(step -> !steps.get(step).at().isAfter(at.plus(LEEWAY)) && !left(step, at))
                .anyMatch(step -> so.test(steps.get(step).event().to(), accepted(step)));
    }

    private boolean left(int step, Instant at) {
        return step + 1 < steps.size() && steps.get(step + 1).at().isBefore(at.minus(LEEWAY));
    }

    private boolean accepted(int step) {
        return steps.subList(0, step + 1).stream().anyMatch(each -> each.event().to() == State.ACCEPTED);
    }

    String told() {
        return steps.stream().map(step -> step.at() + " " + step.event()).collect(Collectors.joining("; "));
    }

    /** The step that the case came with. */
    Optional<Step> first() {
        return steps.stream().filter(step -> step.event() == State.Event.SUBMIT).findFirst();
    }

    /** The last of these before a step. */
    Optional<Step> before(Step step, State.Event... events) {
        var wanted = List.of(events);
        return steps.subList(0, steps.indexOf(step)).reversed().stream()
                .filter(each -> wanted.contains(each.event()))
                .findFirst();
    }
}
