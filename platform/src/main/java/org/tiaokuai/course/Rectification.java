package org.tiaokuai.course;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tiaokuai.page.Typing;

/**
 * A slip in the words of a decision, or of what its certificate states, that is put right 更正; what was decided stays.
 *
 * @param was what stood there; empty until it is stored
 * @param now what stands there instead
 * @param why the applicant reads it
 * @param proposedBy empty until it is stored
 */
public record Rectification(Place place, String was, String now, String why, String proposedBy) {

    private static final Set<State.Event> PROPOSED =
            EnumSet.of(State.Event.PROPOSE_RECTIFICATION, State.Event.PROPOSE_RECTIFICATION_REFUSED);
    private static final Set<State.Event> DONE = EnumSet.of(State.Event.RECTIFY, State.Event.RECTIFY_REFUSED);
    private static final Set<State.Event> REJECTED =
            EnumSet.of(State.Event.REJECT_RECTIFICATION, State.Event.REJECT_RECTIFICATION_REFUSED);

    /** What of a decision is words and no verdict. */
    public enum Part {
        REASONS,
        LAW,
        /** Something that the certificate states. */
        STATEMENT
    }

    /** @param statement by the name that it bears on the certificate; empty for what is none */
    public record Place(Part part, String statement) {

        /** As a form names it. */
        public String key() {
            return part + (statement.isEmpty() ? "" : ":" + statement);
        }
    }

    public Rectification {
        if (Typing.blank(now) || Typing.blank(why)) {
            throw new IllegalArgumentException("A slip is put right by other words, for a reason");
        }
    }

    /** What an act that proposes it, or approves it, says. */
    public Map<String, String> said() {
        var said = new LinkedHashMap<>(Map.of(
                "part", place.part().name(),
                "statement", place.statement(),
                "was", was,
                "now", now,
                "reason", why));
        if (!proposedBy.isEmpty()) {
            said.put("proposedBy", proposedBy);
        }
        return said;
    }

    /** Nothing for what is none, and for what was rejected. */
    public static Optional<Rectification> of(Happening happening) {
        return PROPOSED.contains(happening.event()) || DONE.contains(happening.event())
                ? Optional.of(read(happening))
                : Optional.empty();
    }

    private static Rectification read(Happening happening) {
        var said = happening.said();
        return new Rectification(
                new Place(Part.valueOf(Objects.requireNonNull(said.get("part"))), said.getOrDefault("statement", "")),
                said.getOrDefault("was", ""),
                Objects.requireNonNull(said.get("now")),
                happening.reason(),
                said.getOrDefault("proposedBy", happening.byWhom()));
    }

    /** What waits for approval; nothing once it was approved or rejected, or the decision was taken back. */
    public static Optional<Rectification> proposed(List<Happening> history) {
        return ofTheLastDecision(history).stream()
                .filter(each -> PROPOSED.contains(each.event())
                        || DONE.contains(each.event())
                        || REJECTED.contains(each.event()))
                .reduce((_, later) -> later)
                .filter(each -> PROPOSED.contains(each.event()))
                .map(Rectification::read);
    }

    /** Of the decision that was made last, in order. */
    public static List<Rectification> done(List<Happening> history) {
        return ofTheLastDecision(history).stream()
                .filter(each -> DONE.contains(each.event()))
                .map(Rectification::read)
                .toList();
    }

    /** What stands there now. */
    public static String corrected(List<Happening> history, Part part, String original) {
        return done(history).stream()
                .filter(each -> each.place.part() == part)
                .reduce((_, later) -> later)
                .map(Rectification::now)
                .orElse(original);
    }

    private static List<Happening> ofTheLastDecision(List<Happening> history) {
        int from = 0;
        for (int at = 0; at < history.size(); at++) {
            from = history.get(at).event().again() ? at : from;
        }
        return history.subList(from, history.size());
    }
}
