package org.tiaokuai.statute.internal;

import java.time.LocalDate;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.calendar.Limit;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.End;

/**
 * The last day of a limit that is counted back from an event. 民法典 article 203 speaks of periods that run forwards; a last day
 * that is a day off moves to the side of the person whom the limit is for.
 */
final class BackCount {

    private static final Limit NEAREST = new Limit(0, Limit.Unit.WORKING_DAY);

    private final Calendar calendar;

    BackCount(Calendar calendar) {
        this.calendar = calendar;
    }

    LocalDate last(LocalDate event, LimitRule rule, Term term) {
        var last = calendar.before(event, term.limit());
        if (term.end() == End.NONE || calendar.isWorkingDay(last)) {
            return last;
        }
        // What an office must tell beforehand it tells no later; who may ask has until the next working day.
        var moved = rule.onExpiry() == Effect.BREACH ? calendar.before(last, NEAREST) : calendar.due(last, NEAREST);
        return moved.isBefore(event) ? moved : last;
    }
}
