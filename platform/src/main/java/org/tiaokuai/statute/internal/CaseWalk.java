package org.tiaokuai.statute.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Corrected;
import org.tiaokuai.statute.CaseEvent.CorrectionAsked;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Declined;
import org.tiaokuai.statute.CaseEvent.DeemedAccepted;
import org.tiaokuai.statute.CaseEvent.DeemedRenewed;
import org.tiaokuai.statute.CaseEvent.Delivered;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.CaseEvent.HearingAsked;
import org.tiaokuai.statute.CaseEvent.HearingHeld;
import org.tiaokuai.statute.CaseEvent.PauseBegun;
import org.tiaokuai.statute.CaseEvent.PauseEnded;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseEvent.Remanded;
import org.tiaokuai.statute.CaseEvent.RightTold;
import org.tiaokuai.statute.CaseEvent.SentUp;
import org.tiaokuai.statute.CaseEvent.Terminated;
import org.tiaokuai.statute.CaseEvent.Withdrawn;
import org.tiaokuai.statute.CaseReckoning.Acceptance;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.Duty;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Step.Disregarded;
import org.tiaokuai.statute.Step.Why;

/** Follows a case from event to event; between them silence does what the law says of it. */
final class CaseWalk {

    private final Agenda agenda;
    private final Excluding excluding;
    private final List<Disregarded> disregarded = new ArrayList<>();
    private final List<Anomaly> anomalies = new ArrayList<>();
    private Instant last = Instant.MIN;
    private boolean received;
    private boolean asked;
    private boolean decided;
    private boolean renewed;
    private @Nullable Acceptance acceptance;
    private @Nullable Instant closed;

    CaseWalk(Agenda agenda, Excluding excluding) {
        this.agenda = agenda;
        this.excluding = excluding;
    }

    /** What was stored later happened later, also where the machine's clock was set back in between. */
    void follow(List<CaseEvent> events, Instant now) {
        for (var event : events) {
            if (event.at().isBefore(last)) {
                anomalies.add(new Anomaly(Anomaly.Kind.CLOCK_SET_BACK, event));
            }
            last = Moments.later(last, event.at());
            settle(last);
            var why = told(event, last);
            if (why != null) {
                var noted = new Disregarded(event, why);
                disregarded.add(noted);
                excluding.run().ifPresent(run -> run.disregard(noted));
            }
        }
        last = Moments.later(last, now);
        settle(last);
    }

    private void settle(Instant moment) {
        for (var change : agenda.changesUntil(moment)) {
            silence(change);
            agenda.follow(change);
        }
        silence(moment);
    }

    /** Of two silences the earlier one comes true first. */
    private void silence(Instant moment) {
        for (var next = agenda.silent(moment); next != null; next = agenda.silent(moment)) {
            var until = next.until();
            if (next.run().duty() == Duty.NOTICE) {
                next.run().drop(until);
                accept(next.run().start().at(), until);
            } else {
                renew(until);
            }
        }
    }

    /** Why it changed nothing; none where it counts. */
    private @Nullable Why told(CaseEvent event, Instant at) {
        if (!received && !(event instanceof Received)) {
            return Why.WRONG_MOMENT;
        }
        if (event instanceof DeemedRenewed && renewed) {
            return null;
        }
        if (closed != null && !(event instanceof Delivered || event instanceof Remanded)) {
            return event instanceof Received || event instanceof Decided ? Why.TWICE : Why.CLOSED;
        }
        return happened(event, at);
    }

    private @Nullable Why happened(CaseEvent event, Instant at) {
        return switch (event) {
            case Received _ -> receive(at);
            case CorrectionAsked ask -> ask(ask, at);
            case Corrected _ -> correct(at);
            case Accepted _ -> acceptance == null ? accept(at, null) : late(acceptance);
            case DeemedAccepted _ -> deem(at);
            case DeemedRenewed _ -> agenda.open(Duty.RENEWAL) == null ? Why.WRONG_MOMENT : renew(at);
            case Declined _ -> decline(at);
            case SentUp _ -> sendUp(at);
            case PauseBegun pause ->
                acceptance == null && agenda.open(Duty.DECISION) == null
                        ? Why.WRONG_MOMENT
                        : excluding.begin(pause, at);
            case PauseEnded pause -> excluding.end(pause, at);
            case Extended extended -> excluding.extend(extended, at);
            case Decided decided -> decide(decided, at);
            case Delivered _ -> agenda.meet(Duty.DELIVERY, at) ? null : Why.WRONG_MOMENT;
            case Remanded remanded -> decideAgain(remanded, at);
            case Withdrawn _, Terminated _ -> close(at);
            case RightTold _ -> tellRight(at);
            case HearingAsked _ -> askHearing(at);
            case HearingHeld _ -> agenda.meet(Duty.HEARING, at) ? null : Why.WRONG_MOMENT;
        };
    }

    private @Nullable Why receive(Instant at) {
        if (received) {
            return Why.TWICE;
        }
        received = true;
        agenda.begin(Duty.NOTICE, new Run.Start(at, Event.RECEIPT, null));
        agenda.beginOnReceipt(new Run.Start(at, Event.RECEIPT, null));
        agenda.beginRenewal(at);
        return null;
    }

    private @Nullable Why ask(CorrectionAsked event, Instant at) {
        if (acceptance != null) {
            return acceptance.deemedAt() != null ? Why.DEEMED_BEFORE : Why.STOPS_NOTHING;
        }
        if (asked) {
            return Why.TWICE;
        }
        asked = true;
        agenda.meet(Duty.NOTICE, at);
        agenda.beginCorrection(event, at);
        return null;
    }

    /** What was corrected is received anew, and so the days of the office begin again. */
    private @Nullable Why correct(Instant at) {
        if (!agenda.meet(Duty.CORRECTION, at)) {
            return asked ? Why.TWICE : Why.WRONG_MOMENT;
        }
        agenda.begin(Duty.NOTICE, new Run.Start(at, Event.SUPPLEMENT_RECEIVED, null));
        agenda.beginAnew(new Run.Start(at, Event.SUPPLEMENT_RECEIVED, null));
        return null;
    }

    private @Nullable Why accept(Instant from, @Nullable Instant deemedAt) {
        acceptance = new Acceptance(from, deemedAt);
        agenda.meet(Duty.NOTICE, from);
        agenda.drop(Duty.CORRECTION, from);
        var lower = agenda.has(Duty.LOWER_REVIEW);
        var event = lower ? Event.LOWER_ACCEPTANCE : Event.ACCEPTANCE;
        var start = new Run.Start(from, event, deemedAt);
        if (lower) {
            agenda.begin(Duty.LOWER_REVIEW, start);
        } else {
            agenda.beginDecision(start);
        }
        return null;
    }

    /** Mostly silence has accepted it above already; by other days than those of then it would have later. */
    private @Nullable Why deem(Instant at) {
        if (acceptance != null) {
            return acceptance.deemedAt() != null ? null : Why.TWICE;
        }
        var notice = agenda.open(Duty.NOTICE);
        if (notice == null) {
            return Why.WRONG_MOMENT;
        }
        notice.drop(at);
        return accept(notice.start().at(), at);
    }

    /** What silence renewed is decided, and so can be annulled and decided again. */
    private @Nullable Why renew(Instant at) {
        renewed = true;
        decided = true;
        return close(at);
    }

    private static Why late(Acceptance acceptance) {
        return acceptance.deemedAt() != null ? Why.DEEMED_BEFORE : Why.TWICE;
    }

    private @Nullable Why decline(Instant at) {
        if (acceptance != null) {
            return acceptance.deemedAt() != null ? Why.DEEMED_BEFORE : Why.WRONG_MOMENT;
        }
        agenda.meet(Duty.NOTICE, at);
        decided = true;
        return close(at);
    }

    private @Nullable Why sendUp(Instant at) {
        if (!agenda.meet(Duty.LOWER_REVIEW, at)) {
            return agenda.open(Duty.DECISION) == null ? Why.WRONG_MOMENT : Why.TWICE;
        }
        agenda.beginDecision(new Run.Start(at, Event.TRANSFER_RECEIVED, null));
        return null;
    }

    private @Nullable Why decide(Decided event, Instant at) {
        var undecided = acceptance == null && agenda.open(Duty.DECISION) == null;
        if (undecided || agenda.open(Duty.LOWER_REVIEW) != null) {
            return Why.WRONG_MOMENT;
        }
        agenda.meet(Duty.DECISION, at);
        agenda.meet(Duty.RENEWAL, at);
        decided = true;
        close(at);
        if (event.granted()) {
            agenda.begin(Duty.DELIVERY, new Run.Start(at, Event.DECISION, null));
        }
        return null;
    }

    /** Only what was decided can be annulled; what was not accepted is accepted by that. */
    private @Nullable Why decideAgain(Remanded event, Instant at) {
        if (closed == null) {
            return Why.WRONG_MOMENT;
        }
        if (!decided) {
            return Why.CLOSED;
        }
        closed = null;
        decided = false;
        renewed = false;
        acceptance = acceptance == null ? new Acceptance(at, null) : acceptance;
        agenda.beginAgain(new Run.Start(at, Event.REMAND_RECEIVED, null), event.by(), event.within());
        return null;
    }

    private @Nullable Why tellRight(Instant at) {
        if (agenda.ever(Duty.HEARING_REQUEST)) {
            return Why.TWICE;
        }
        agenda.begin(Duty.HEARING_REQUEST, new Run.Start(at, Event.RIGHT_TOLD, null));
        return null;
    }

    private @Nullable Why askHearing(Instant at) {
        var request = agenda.open(Duty.HEARING_REQUEST);
        if (request == null) {
            return agenda.ever(Duty.HEARING) ? Why.TWICE : Why.WRONG_MOMENT;
        }
        if (agenda.over(request, at)) {
            return Why.TOO_LATE;
        }
        agenda.meet(Duty.HEARING_REQUEST, at);
        agenda.begin(Duty.HEARING, new Run.Start(at, Event.HEARING_ASKED, null));
        return null;
    }

    private @Nullable Why close(Instant at) {
        closed = at;
        agenda.dropAll(at);
        excluding.pauses().endAll(at);
        return null;
    }

    @Nullable
    Acceptance acceptance() {
        return acceptance;
    }

    @Nullable
    Instant closed() {
        return closed;
    }

    List<Disregarded> disregarded() {
        return disregarded;
    }

    List<Anomaly> anomalies() {
        return anomalies;
    }
}
