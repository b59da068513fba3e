package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Guide.Ground;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Renewal;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.form.Form;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;

/**
 * One case, opened for one reader as far as that reader may see.
 *
 * @param applicant the name as the decision function gave it
 * @param correction what the applicant was asked to correct, answered or not
 * @param grounds on which the next act may be unfavourable
 * @param papers that were enclosed; their files are opened one by one, each a read of its own
 * @param names what the files among them are called, by paper; told only to the person who gave the names
 * @param claim who does it, if anybody said so
 * @param notes what colleagues noted about it; a person who reads their own business sees none
 * @param answers each answer as given; what was masked or refused says so in {@code opened}
 * @param replaced what stood there before a correction; empty where nothing did
 */
public record CaseView(
        String number,
        Offer offer,
        Form form,
        State state,
        Instant submittedAt,
        @Nullable LocalDate acceptedOn,
        Opened applicant,
        Opened applicantNumber,
        Map<String, Object> answers,
        Map<String, Object> replaced,
        Map<String, Opened> opened,
        List<Paper> papers,
        Map<UUID, String> names,
        CaseClock clock,
        List<Happening> history,
        List<Ground> grounds,
        @Nullable Correction correction,
        List<DecisionView> decisions,
        @Nullable Claim claim,
        List<Note> notes) {

    /** How a trace names an answer that a correction replaced, before its own name. */
    public static final String REPLACED = "replaced.";

    /** What happened after so much had been seen; everything, to whom cannot have seen as much. */
    public List<Happening> since(int seen) {
        return history.subList(seen < 0 || seen > history.size() ? 0 : seen, history.size());
    }

    /** Whether one act may accept and decide it, by who has these duties. */
    public boolean settleable(Set<String> duties) {
        return state == State.SUBMITTED
                && offer.guide().kind() == Guide.Kind.INSTANT
                && duties.contains(Role.WINDOW.name())
                && (duties.contains(Role.APPROVER.name()) || offer.guide().windowDecides());
    }

    /** Whether it is worth asking for an extension of what the law sets. */
    public boolean extendable() {
        var legal = decisionDue();
        return state == State.ACCEPTED && legal != null && legal.rule() != null && !extended();
    }

    /** Of a renewal the law also sets the end of the permit, which nothing moves. */
    private @Nullable CaseLimit decisionDue() {
        return clock.reckoned().limit(Duty.DECISION, Source.LAW).orElse(null);
    }

    /** Since it is decided again, if it is. */
    private boolean extended() {
        for (var happening : history.reversed()) {
            if (happening.event() == State.Event.EXTEND || happening.event().again()) {
                return happening.event() == State.Event.EXTEND;
            }
        }
        return false;
    }

    /** A step whose time the law leaves out, which somebody proposed and nobody has approved or rejected. */
    public Optional<SpecialProcedure> proposed() {
        return state == State.ACCEPTED ? SpecialProcedure.proposed(history) : Optional.empty();
    }

    /** Whether the law leaves out the time of any step. */
    public boolean suspendable() {
        var legal = decisionDue();
        var rule = legal == null ? null : legal.rule();
        return state == State.ACCEPTED
                && rule != null
                && !rule.pauses().grounds().isEmpty();
    }

    /** Whether who is concerned can be told now of the right to be heard; it is the law on permits that gives it. */
    public boolean mayBeHeard() {
        return state == State.ACCEPTED
                && Grounds.permit(offer.guide())
                && Hearing.of(history).stage() == Hearing.Stage.NONE;
    }

    /** Whether nothing can be decided yet, since somebody may still ask to be heard, or asked and was not heard. */
    public boolean unheard() {
        return state.open() && Hearing.awaited(history, clock.reckoned());
    }

    /** The materials whose original was to be shown at the window and, as far as anybody noted, was not. */
    public List<String> owed() {
        return papers.stream()
                .filter(Paper::owed)
                .map(paper -> offer.guide().materials().get(paper.material()).name())
                .distinct()
                .toList();
    }

    /** Who does the case: a post, and the name of its holder as it was then. */
    public record Claim(UUID post, String holder, Instant at) {}

    /** One colleague's note 备忘, opened as far as the reader may see. */
    public record Note(String byWhom, Instant at, Opened text) {}

    /** What holds; none while it is open, and of a case that ended without one. */
    public @Nullable DecisionView decision() {
        var taken = takenBack();
        return decisions.stream()
                .filter(each -> !taken.contains(each))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** The reasons of what holds, as they were corrected. */
    public String reasons() {
        var decision = decision();
        return decision == null ? "" : Rectification.corrected(history, Rectification.Part.REASONS, decision.reasons());
    }

    /** The law on which it stands, likewise. */
    public String law() {
        var decision = decision();
        return decision == null ? "" : Rectification.corrected(history, Rectification.Part.LAW, decision.law());
    }

    /** Decisions that another body took back. */
    public List<DecisionView> takenBack() {
        int round = Outcome.round(history);
        return decisions.stream()
                .filter(each -> state == State.ANNULLED || each.round() < round)
                .toList();
    }

    /** What it asks to be renewed. */
    public Optional<Renewal> renewal() {
        return Renewal.of(history);
    }

    /** The order by which it is decided again now. */
    public Optional<Outcome> order() {
        return state.open() ? Outcome.order(history) : Optional.empty();
    }

    /** Who decided, as it was written down with the act; empty where nobody did. */
    public String decidedBy() {
        return history.reversed().stream()
                .filter(each -> each.event().ends() || each.event() == State.Event.REVOKE)
                .findFirst()
                .map(Happening::byWhom)
                .orElse("");
    }

    /**
     * A decision as it was told.
     *
     * @param round which time it was decided, from 1
     * @param salt with which the ledger hashed its texts
     */
    public record DecisionView(
            State verdict, int round, String reasons, String law, String remedies, String salt, Instant at) {

        /** Made now. */
        public DecisionView(State verdict, String reasons, String law, String remedies, Instant at) {
            this(verdict, 1, reasons, law, remedies, Veiled.salt(), at);
        }

        /** As the ledger names it. */
        public String row(String number) {
            return number + "/" + verdict + (round == 1 ? "" : "/" + round);
        }

        /** With these the hash in the ledger can be made again. */
        public Map<String, String> texts() {
            return Map.of("law", law, "reasons", reasons, "remedies", remedies, "salt", salt);
        }
    }

    /** The code of the item that was applied for. */
    public String item() {
        return offer.guide().code();
    }
}
