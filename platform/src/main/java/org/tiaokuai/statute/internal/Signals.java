package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.tiaokuai.statute.CaseLimit.Signal;
import org.tiaokuai.statute.Term.Unit;
import org.tiaokuai.statute.internal.Ends.Ended;

/** When somebody is to look at a limit; judged by working days, whatever it counts, so that lists and cards agree. */
final class Signals {

    private static final int TENTHS = 10;
    private static final int NOTICE_TENTHS = 9;

    private final Ends ends;

    Signals(Ends ends) {
        this.ends = ends;
    }

    List<Signal> of(Run run, Ended ended) {
        var signals = new ArrayList<Signal>();
        signals.add(new Signal(Signal.Kind.NOTICE, notice(run, ended)));
        var term = run.term();
        if (term == null || term.unit() != Unit.HOUR) {
            var start = Moments.day(run.start().at());
            int total = ends.counted(start, ended.due(), true, ended.spans());
            for (var days : run.warnings()) {
                signals.add(new Signal(Signal.Kind.WARNING, at(run, start, total - days, ended)));
            }
        }
        signals.add(new Signal(Signal.Kind.OVER, ended.until()));
        return signals;
    }

    /** Decision 17: one working day before the end, or nine tenths of the time, whichever is earlier. */
    private Instant notice(Run run, Ended ended) {
        var term = run.term();
        if (term != null && term.unit() == Unit.HOUR) {
            var start = run.start().at();
            long tenth = ChronoUnit.SECONDS.between(start, ended.until()) / TENTHS;
            return ended.until().minusSeconds(tenth);
        }
        var start = Moments.day(run.start().at());
        int total = ends.counted(start, ended.due(), true, ended.spans());
        int used = (total * NOTICE_TENTHS + TENTHS - 1) / TENTHS;
        return at(run, start, Math.min(used, total - 1), ended);
    }

    /** The beginning of that working day, and not before the limit itself began. */
    private Instant at(Run run, LocalDate start, int number, Ended ended) {
        return number <= 0 ? run.start().at() : Moments.begin(ends.numbered(start, number, ended.spans()));
    }
}
