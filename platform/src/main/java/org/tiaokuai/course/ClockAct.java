package org.tiaokuai.course;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseLimit;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Step;

/**
 * What the clock of a case does by itself: it tells those who work on the case.
 *
 * @param at the moment that the law gives it, however late anybody looks
 */
public record ClockAct(Kind kind, Duty duty, Source source, Instant at) {

    /** What is told. */
    public enum Kind {
        /** The rule warns so many days before the end. */
        WARNING,
        /** One working day before the end, or nine tenths used. */
        NOTICE,
        /** The limit is over: the applicant's own time lapsed, or the office is late. */
        OVER,
        /** Nobody answered in time, and the law accepted it (行政许可法第三十二条). */
        ACCEPTED_BY_SILENCE,
        /** Nobody decided before the permit ended, and the law renewed it (行政许可法第五十条). */
        RENEWED_BY_SILENCE,
        /** A special procedure lasts longer than the applicant was told (decision 19). */
        OVERSTAYED
    }

    /** Whether the office is to be reproached; else the applicant's own time is told of. */
    public boolean ofOffice() {
        return duty.ofOffice();
    }

    /** Of the limits that run, in the order of their moments. */
    public static List<ClockAct> of(Reckoned reckoned) {
        return reckoned.limits().stream()
                .filter(CaseLimit::open)
                .flatMap(limit -> Stream.concat(signals(limit), overstayed(limit)))
                .sorted(Comparator.comparing(ClockAct::at))
                .toList();
    }

    private static Stream<ClockAct> signals(CaseLimit limit) {
        return limit.signals().stream().map(signal -> {
            var kind =
                    switch (signal.kind()) {
                        case WARNING -> Kind.WARNING;
                        case NOTICE -> Kind.NOTICE;
                        case OVER -> Kind.OVER;
                    };
            return new ClockAct(kind, limit.duty(), limit.source(), signal.at());
        });
    }

    private static Stream<ClockAct> overstayed(CaseLimit limit) {
        return limit.source() == Source.LAW
                ? limit.explanation().stream().flatMap(step -> overstayed(step, limit))
                : Stream.empty();
    }

    private static Stream<ClockAct> overstayed(Step step, CaseLimit limit) {
        if (!(step instanceof Step.Paused paused) || paused.to() != null || paused.toldUntil() == null) {
            return Stream.empty();
        }
        var after = paused.toldUntil().plusDays(1).atStartOfDay(Text.ZONE).toInstant();
        return Stream.of(new ClockAct(Kind.OVERSTAYED, limit.duty(), limit.source(), after));
    }
}
