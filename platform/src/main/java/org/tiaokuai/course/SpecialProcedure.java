package org.tiaokuai.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;

/**
 * A step whose time the law leaves out of the limit 特别程序 (行政许可法第四十五条), as it was proposed and as the applicant is
 * told of it.
 *
 * @param lasts as the applicant is told, from the day on which it is approved
 * @param why it is needed in this case; the applicant reads it
 * @param proposedBy empty until it is stored
 */
public record SpecialProcedure(Event ground, Term lasts, String why, String proposedBy) {

    /** What an act that proposes it, or approves it, says. */
    public Map<String, String> said() {
        var said = new LinkedHashMap<>(Map.of(
                "ground", ground.name(),
                "amount", String.valueOf(lasts.amount()),
                "unit", lasts.unit().name(),
                "reason", why));
        if (!proposedBy.isEmpty()) {
            said.put("proposedBy", proposedBy);
        }
        return said;
    }

    public static SpecialProcedure of(Happening happening) {
        var said = happening.said();
        var unit = Term.Unit.valueOf(Objects.requireNonNull(said.get("unit")));
        return new SpecialProcedure(
                Event.valueOf(Objects.requireNonNull(said.get("ground"))),
                Term.general(Integer.parseInt(Objects.requireNonNull(said.get("amount"))), unit),
                happening.reason(),
                said.getOrDefault("proposedBy", happening.byWhom()));
    }

    /** What waits for approval; nothing once it was approved or rejected. */
    public static Optional<SpecialProcedure> proposed(List<Happening> history) {
        return last(history, State.Event.PROPOSE_SUSPENSION, State.Event.REJECT_SUSPENSION, State.Event.SUSPEND);
    }

    /** What goes on. */
    public static Optional<SpecialProcedure> going(List<Happening> history) {
        return last(history, State.Event.SUSPEND, State.Event.RESUME);
    }

    private static Optional<SpecialProcedure> last(List<Happening> history, State.Event begun, State.Event... endings) {
        var ended = List.of(endings);
        return history.stream()
                .filter(each -> each.event() == begun || ended.contains(each.event()))
                .reduce((_, later) -> later)
                .filter(each -> each.event() == begun)
                .map(SpecialProcedure::of);
    }
}
