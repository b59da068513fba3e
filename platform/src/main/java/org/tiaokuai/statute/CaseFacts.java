package org.tiaokuai.statute;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.LimitRule.Extension;

/**
 * All that the clock of one case is made from, beside the rules and the calendar.
 *
 * @param events in the order in which they were stored, whatever times they bear
 * @param promise what the office promised; none where it promised nothing
 * @param law what another law sets for this item instead of the rule's own length
 * @param permitExpiry the last day of the permit that is to be renewed
 * @param closing when the office closes; what comes later is received that day and due at once on the next working day
 */
public record CaseFacts(
        CaseRules rules,
        Profile profile,
        List<CaseEvent> events,
        @Nullable Length promise,
        @Nullable Length law,
        @Nullable LocalDate permitExpiry,
        @Nullable LocalTime closing) {

    /**
     * A length that is no rule's, with where it stands.
     *
     * @param extension none where that text knows none; a promise never has one
     */
    public record Length(Term term, String basis, @Nullable Extension extension) {}

    public CaseFacts {
        events = List.copyOf(events);
    }

    public static CaseFacts of(CaseRules rules, List<CaseEvent> events) {
        return new CaseFacts(rules, Profile.PRESENT, events, null, null, null, null);
    }

    public CaseFacts promising(Term term, String basis) {
        return new CaseFacts(rules, profile, events, new Length(term, basis, null), law, permitExpiry, closing);
    }
}
