package org.tiaokuai.course;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/**
 * 延续: what an application asks to be renewed, as it was said when it was handed in (行政许可法第五十条).
 *
 * @param permit the number of the case by which it was granted, whichever certificate stands for it by now
 * @param validUntil its last day, which no holiday moves
 */
public record Renewal(String permit, LocalDate validUntil) {

    private static final String PERMIT = "renews";
    private static final String UNTIL = "validUntil";

    /** Nothing where the application asks for something new. */
    public static Optional<Renewal> of(Collection<Happening> history) {
        return history.stream()
                .filter(each -> each.event() == State.Event.SUBMIT)
                .map(Happening::said)
                .filter(said -> said.containsKey(PERMIT))
                .findFirst()
                .map(said -> new Renewal(said.getOrDefault(PERMIT, ""), LocalDate.parse(said.getOrDefault(UNTIL, ""))));
    }

    public Map<String, String> said() {
        return Map.of(PERMIT, permit, UNTIL, validUntil.toString());
    }

    /** The application for it, as it would begin then. */
    public Happening submitted(Instant at) {
        return new Happening(State.Event.SUBMIT, at, "", null, said());
    }

    /** The applicant's own time to ask for it; none where no law sets one. */
    public static Optional<CaseLimit> asking(Reckoned reckoned) {
        return reckoned.limit(Duty.RENEWAL_REQUEST, Source.LAW);
    }

    /** The time after which silence renews; none where it was asked for too late, or no law says so. */
    public static Optional<CaseLimit> silence(Reckoned reckoned) {
        return reckoned.limit(Duty.RENEWAL, Source.LAW);
    }
}
