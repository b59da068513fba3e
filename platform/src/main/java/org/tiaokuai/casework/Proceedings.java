package org.tiaokuai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.Event;

/** What an office does with a case on its way to a decision: to its limit, and when there is nothing left to decide. */
public interface Proceedings {

    /** What a measure would do now; nothing for who may not open the case. It opens nothing of the person. */
    Optional<Prospect> look(Officer officer, String number, Measure measure);

    Act take(TakeMeasure command);

    /** The holder has another certificate put in the place of one that was lost or damaged 补发、换发. */
    Act reissue(Resident resident, String number, Replacement why);

    /** One of them, with what is said with it. */
    sealed interface Measure {

        /** Where it leads from here. */
        State.Event event(State from);

        Map<String, String> said();
    }

    /** Extends the limit of the decision 延长审批, told to the applicant with the reason (行政许可法第四十二条). */
    record Extend(String reason) implements Measure {
        public Extend {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return State.Event.EXTEND;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }
    }

    /** Proposes a step whose time the law leaves out 特别程序 (行政许可法第四十五条); nothing stops by it. */
    record Propose(SpecialProcedure procedure) implements Measure {
        public Propose {
            given(procedure.why());
        }

        @Override
        public State.Event event(State from) {
            return State.Event.PROPOSE_SUSPENSION;
        }

        @Override
        public Map<String, String> said() {
            return procedure.said();
        }
    }

    /** Approves what was proposed, by somebody else; the applicant is told in writing, and the clock stands. */
    record Approve() implements Measure {

        @Override
        public State.Event event(State from) {
            return State.Event.SUSPEND;
        }

        @Override
        public Map<String, String> said() {
            return Map.of();
        }
    }

    record Reject(String reason) implements Measure {
        public Reject {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return State.Event.REJECT_SUSPENSION;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }
    }

    /** The step is over, with what came of it, and the clock goes on. */
    record Resume(String reason) implements Measure {
        public Resume {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return State.Event.RESUME;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }
    }

    /** Ends a case that nobody can decide any more 终止, told with reasons, law and remedies. */
    record Terminate(String reasons, String law) implements Measure {
        public Terminate {
            given(reasons);
            given(law);
        }

        @Override
        public State.Event event(State from) {
            return from == State.SUSPENDED ? State.Event.TERMINATE_SUSPENDED : State.Event.TERMINATE;
        }

        @Override
        public Map<String, String> said() {
            return Map.of();
        }
    }

    /** Enters what another body said of the decision 复议、诉讼结果, and does as that says. */
    record Conclude(Outcome outcome) implements Measure {

        @Override
        public State.Event event(State from) {
            return outcome.event(from);
        }

        @Override
        public Map<String, String> said() {
            return outcome.said();
        }
    }

    /** The same, done by the office. */
    record Reissue(Replacement why) implements Measure {

        @Override
        public State.Event event(State from) {
            return State.Event.REISSUE;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("why", why.name());
        }
    }

    /** Proposes that a slip be put right 更正; nothing is by that. */
    record ProposeRectification(Rectification rectification) implements Measure {

        @Override
        public State.Event event(State from) {
            return from == State.REFUSED
                    ? State.Event.PROPOSE_RECTIFICATION_REFUSED
                    : State.Event.PROPOSE_RECTIFICATION;
        }

        @Override
        public Map<String, String> said() {
            return rectification.said();
        }
    }

    /** Puts right what was proposed, by somebody else; the applicant is told in writing. */
    record Rectify() implements Measure {

        @Override
        public State.Event event(State from) {
            return from == State.REFUSED ? State.Event.RECTIFY_REFUSED : State.Event.RECTIFY;
        }

        @Override
        public Map<String, String> said() {
            return Map.of();
        }
    }

    record RejectRectification(String reason) implements Measure {
        public RejectRectification {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return from == State.REFUSED ? State.Event.REJECT_RECTIFICATION_REFUSED : State.Event.REJECT_RECTIFICATION;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }
    }

    /** @param seen how much had happened to the case when the officer read it; none where it was not read from a page */
    record TakeMeasure(
            Officer officer, String number, @Nullable Integer seen, Measure measure) {}

    /**
     * @param act what would become of it
     * @param now the limit of the law; none before acceptance, and where no law sets one
     * @param then the same once the measure was taken; none where it cannot be
     * @param grounds for which the law leaves time out of that limit
     * @param endings on which grounds it may be ended without a decision
     * @param rejectable whether the officer may reject, or take back, a special procedure that was proposed
     * @param words of the decision and of its certificate, which may hold a slip; none while it is open
     * @param history what happened so far
     */
    record Prospect(
            String number,
            String itemName,
            String itemNameEn,
            State state,
            Act act,
            @Nullable CaseLimit now,
            @Nullable CaseLimit then,
            Set<Event> grounds,
            List<Ground> endings,
            boolean rejectable,
            Map<Place, String> words,
            List<Happening> history) {

        /** The day on which it was decided; none while it is open. */
        public @Nullable LocalDate decidedOn() {
            return history.reversed().stream()
                    .filter(each -> each.event().ends())
                    .findFirst()
                    .map(each -> LocalDate.ofInstant(each.at(), Text.ZONE))
                    .orElse(null);
        }

        /** What happened after so much had been seen. */
        public List<Happening> since(int seen) {
            return history.subList(seen < 0 || seen > history.size() ? 0 : seen, history.size());
        }
    }

    private static void given(String text) {
        if (Typing.blank(text)) {
            throw new IllegalArgumentException("What is done to a case is told with a reason");
        }
    }
}
