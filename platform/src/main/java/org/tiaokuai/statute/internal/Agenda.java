package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseFacts.Length;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.Term;

/** The limits of a case, as they begin and end. */
final class Agenda {

    private final CaseFacts facts;
    private final Versions versions;
    private final Ends ends;
    private final Pauses pauses;
    private final BackCount back;
    private final List<Run> runs = new ArrayList<>();
    private final List<Instant> changes;
    private int before;

    Agenda(CaseFacts facts, Versions versions, Ends ends, Pauses pauses, BackCount back) {
        this.facts = facts;
        this.versions = versions;
        this.ends = ends;
        this.pauses = pauses;
        this.back = back;
        this.changes = new ArrayList<>(versions.changes());
    }

    List<Run> runs() {
        return runs;
    }

    boolean has(Duty duty) {
        return facts.rules().ids().containsKey(duty);
    }

    /** Since it must be decided again, if it must. */
    boolean ever(Duty duty) {
        return runs.stream().skip(before).anyMatch(run -> run.duty() == duty);
    }

    /** What the law sets, where both run. */
    @Nullable
    Run open(Duty duty) {
        for (var run : runs) {
            if (run.duty() == duty && run.open()) {
                return run;
            }
        }
        return null;
    }

    boolean over(Run run, Instant moment) {
        return !ends.of(run, pauses, moment).until().isAfter(moment);
    }

    private @Nullable LimitRule rule(Duty duty, Run.Start start) {
        return versions.of(duty, start.deemedAt() == null ? start.at() : start.deemedAt());
    }

    /** Of a rule that sets no length nothing runs. */
    void begin(Duty duty, Run.Start start) {
        var rule = rule(duty, start);
        if (rule != null && rule.term() != null) {
            runs.add(new Run(duty, Source.LAW, start, rule, null, null));
        }
    }

    /** The decision, for which there may be a promise beside the law. */
    void beginDecision(Run.Start start) {
        if (open(Duty.DECISION) != null) {
            return;
        }
        var rule = rule(Duty.DECISION, start);
        if (facts.law() != null) {
            runs.add(new Run(Duty.DECISION, Source.LAW, start, rule, facts.law(), null));
        } else if (rule != null && rule.term() != null) {
            runs.add(new Run(Duty.DECISION, Source.LAW, start, rule, null, null));
        }
        if (facts.promise() != null) {
            runs.add(new Run(Duty.DECISION, Source.PROMISE, start, rule, facts.promise(), null));
        }
    }

    /** To be decided again; a time that was set for it is no rule's, which neither extends it nor leaves anything out. */
    void beginAgain(Run.Start start, String by, @Nullable Term within) {
        dropAll(start.at());
        before = runs.size();
        if (within == null) {
            beginDecision(start);
        } else {
            runs.add(new Run(Duty.DECISION, Source.LAW, start, null, new Length(within, by, null), null));
        }
    }

    /** Some limits run from receipt, and know no acceptance. */
    void beginOnReceipt(Run.Start start) {
        if (startsWithReceipt(start)) {
            beginDecision(start);
        }
    }

    void beginAnew(Run.Start start) {
        var rule = rule(Duty.DECISION, start);
        if (startsWithReceipt(start) && rule != null && rule.restarts().contains(Event.SUPPLEMENT_RECEIVED)) {
            drop(Duty.DECISION, start.at());
            beginDecision(start);
        }
    }

    private boolean startsWithReceipt(Run.Start start) {
        var rule = rule(Duty.DECISION, start);
        return rule != null && (rule.start() == Event.RECEIPT || rule.start() == Event.FULL_SET_RECEIVED);
    }

    void beginCorrection(CorrectionAsked event, Instant at) {
        var start = new Run.Start(at, Event.CORRECTION_ASKED, null);
        runs.add(new Run(Duty.CORRECTION, Source.NOTICE, start, null, new Length(event.given(), "", null), null));
    }

    /** Silence renews only what was asked for in time. */
    void beginRenewal(Instant at) {
        var expiry = facts.permitExpiry();
        var start = new Run.Start(at, Event.PERMIT_EXPIRY, null);
        var request = versions.of(Duty.RENEWAL_REQUEST, at);
        if (expiry == null || request == null || request.term() == null) {
            return;
        }
        var last = back.last(expiry, request, request.term());
        var run = new Run(Duty.RENEWAL_REQUEST, Source.LAW, start, request, null, new Run.Fixed(expiry, last));
        run.meet(at);
        runs.add(run);
        var silence = versions.of(Duty.RENEWAL, at);
        if (silence != null && !Moments.day(at).isAfter(last)) {
            runs.add(new Run(Duty.RENEWAL, Source.LAW, start, silence, null, new Run.Fixed(expiry, expiry)));
        }
    }

    boolean meet(Duty duty, Instant at) {
        var open = runs.stream().filter(run -> run.duty() == duty && run.open()).toList();
        open.forEach(run -> run.meet(at));
        return !open.isEmpty();
    }

    void drop(Duty duty, Instant at) {
        runs.stream().filter(run -> run.duty() == duty && run.open()).forEach(run -> run.drop(at));
    }

    void dropAll(Instant at) {
        runs.stream().filter(Run::open).forEach(run -> run.drop(at));
    }

    /** A limit whose silence has come true by then. */
    record Silent(Run run, Instant until) {}

    @Nullable
    Silent silent(Instant moment) {
        @Nullable Silent first = null;
        for (var run : runs) {
            if (run.open() && speaks(run)) {
                var until = ends.of(run, pauses, moment).until();
                if (!until.isAfter(moment) && (first == null || until.isBefore(first.until()))) {
                    first = new Silent(run, until);
                }
            }
        }
        return first;
    }

    private static boolean speaks(Run run) {
        return (run.duty() == Duty.NOTICE && run.effect() == Effect.DEEMED_ACCEPTED)
                || (run.duty() == Duty.RENEWAL && run.effect() == Effect.DEEMED_RENEWED);
    }

    /** Each is given once. */
    List<Instant> changesUntil(Instant moment) {
        var due = changes.stream().filter(change -> !change.isAfter(moment)).toList();
        changes.removeAll(due);
        return due;
    }

    void follow(Instant change) {
        for (var run : runs) {
            var version = run.open() && run.fixed() == null ? versions.of(run.duty(), change) : null;
            if (version != null) {
                run.follow(version);
            }
        }
    }

    @Nullable
    Basis exclusion(Run run, Instant moment) {
        return versions.exclusion(run.rule(), moment);
    }
}
