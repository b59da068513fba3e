package org.tiaokuai.casework;

import java.util.Map;
import java.util.Optional;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.course.Hearing.Party;
import org.tiaokuai.course.Hearing.Session;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.Step.Why;

/** What an office does to a case on its way, or after its decision, with what is said with it. */
public sealed interface Measure {

    /** Where it leads from here. */
    State.Event event(State from);

    /** Nothing where the act says all. */
    default Map<String, String> said() {
        return Map.of();
    }

    /** Of what the statute judges whether it counts; nothing where it asks nothing. */
    default Optional<Effect> effect() {
        return Optional.empty();
    }

    /** @param withoutLaw why it has none where no law sets a limit */
    record Effect(Class<? extends CaseEvent> event, Why withoutLaw) {}

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

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.Extended.class, Why.NOT_EXTENDABLE));
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

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.PauseBegun.class, Why.NO_LEGAL_GROUND));
        }
    }

    /** Approves what was proposed, by somebody else; the applicant is told in writing, and the clock stands. */
    record Approve() implements Measure {

        @Override
        public State.Event event(State from) {
            return State.Event.SUSPEND;
        }

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.PauseBegun.class, Why.NO_LEGAL_GROUND));
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

    /** Tells who is concerned, before something is decided that weighs much for them, that they may be heard. */
    record TellHearing(String reason) implements Measure {
        public TellHearing {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return State.Event.TELL_HEARING;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.RightTold.class, Why.NO_LEGAL_GROUND));
        }
    }

    /** Takes down that somebody asks to be heard. */
    record AskHearing(Party party) implements Measure {

        @Override
        public State.Event event(State from) {
            return from == State.SUSPENDED ? State.Event.ASK_HEARING_SUSPENDED : State.Event.ASK_HEARING;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("party", party.name());
        }

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.HearingAsked.class, Why.NO_LEGAL_GROUND));
        }
    }

    /** Tells when and where they are heard, and who presides, days before it. */
    record AnnounceHearing(Session session) implements Measure {
        public AnnounceHearing {
            given(session.time());
            given(session.place());
            given(session.presides());
        }

        @Override
        public State.Event event(State from) {
            return from == State.SUSPENDED ? State.Event.ANNOUNCE_HEARING_SUSPENDED : State.Event.ANNOUNCE_HEARING;
        }

        @Override
        public Map<String, String> said() {
            return session.said();
        }
    }

    /** They were heard, and it is decided by what was taken down there. */
    record HoldHearing(String reason) implements Measure {
        public HoldHearing {
            given(reason);
        }

        @Override
        public State.Event event(State from) {
            return from == State.SUSPENDED ? State.Event.HOLD_HEARING_SUSPENDED : State.Event.HOLD_HEARING;
        }

        @Override
        public Map<String, String> said() {
            return Map.of("reason", reason);
        }

        @Override
        public Optional<Effect> effect() {
            return Optional.of(new Effect(CaseEvent.HearingHeld.class, Why.NO_LEGAL_GROUND));
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

    private static void given(String text) {
        if (Typing.blank(text)) {
            throw new IllegalArgumentException("What is done to a case is told with a reason");
        }
    }
}
