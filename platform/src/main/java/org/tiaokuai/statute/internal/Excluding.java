package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.Notice;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Step.Why;
import org.tiaokuai.statute.Term.Unit;

/** Judges what an office does to its own limit: a pause or an extension counts only as the rule allows it. */
final class Excluding {

    private final Agenda agenda;
    private final Pauses pauses;
    private final Calendar calendar;
    private final Instant now;

    Excluding(Agenda agenda, Pauses pauses, Calendar calendar, Instant now) {
        this.agenda = agenda;
        this.pauses = pauses;
        this.calendar = calendar;
        this.now = now;
    }

    Pauses pauses() {
        return pauses;
    }

    /** What can be paused and extended now; the promise beside it follows. */
    Optional<Run> run() {
        return Optional.ofNullable(agenda.open(Duty.LOWER_REVIEW))
                .or(() -> Optional.ofNullable(agenda.open(Duty.DECISION)))
                .filter(run -> run.source() == Source.LAW);
    }

    @Nullable
    Why begin(PauseBegun event, Instant at) {
        var run = run().orElse(null);
        if (run == null || !run.grounds().contains(event.ground())) {
            return Why.NO_LEGAL_GROUND;
        }
        if (event.approver().isBlank()) {
            return Why.NOT_APPROVED;
        }
        var notice = event.notice();
        if (notice == null && run.pauseTold()) {
            return Why.NOT_TOLD;
        }
        if (pauses.begun(event.ground())) {
            return Why.TWICE;
        }
        var from = notice == null || !run.pauseTold() ? at : Moments.later(at, notice.at());
        if (agenda.over(run, from)) {
            return Why.TOO_LATE;
        }
        pauses.begin(new Pauses.Pause(
                event, from, notice == null ? null : toldUntil(at, notice), agenda.exclusion(run, at)));
        return null;
    }

    /** As any length of time: the day of the beginning is not counted. */
    private LocalDate toldUntil(Instant begun, Notice notice) {
        var term = notice.lasts();
        return term.unit() == Unit.HOUR
                ? Moments.day(begun.plus(term.amount(), ChronoUnit.HOURS))
                : calendar.due(Moments.day(begun), term.limit());
    }

    @Nullable
    Why end(PauseEnded event, Instant at) {
        return pauses.end(event.ground(), at, event.by()) ? null : Why.NOT_BEGUN;
    }

    @Nullable
    Why extend(Extended event, Instant at) {
        var run = run().orElse(null);
        if (run == null) {
            return Why.WRONG_MOMENT;
        }
        var extension = run.extension();
        if (extension == null) {
            return Why.NOT_EXTENDABLE;
        }
        if (run.extensions().size() >= extension.times()) {
            return Why.TWICE;
        }
        if (extension.approver() != Rank.UNSPECIFIED && extension.approver() != event.rank()) {
            return Why.WRONG_RANK;
        }
        if (extension.reasonRequired() && event.reason().isBlank()) {
            return Why.NO_REASON;
        }
        var told = event.toldAt();
        if (extension.applicantTold() && (told == null || told.isAfter(now))) {
            return Why.NOT_TOLD;
        }
        var complete = extension.applicantTold() ? Moments.later(at, Objects.requireNonNull(told)) : at;
        if (agenda.over(run, complete)) {
            return Why.TOO_LATE;
        }
        run.extend(event);
        return null;
    }
}
