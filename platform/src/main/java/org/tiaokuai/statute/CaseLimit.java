package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.LimitRule.Effect;

/**
 * One limit of a case, how it stands and why.
 *
 * @param rule the version that counts; none of a promise and of what a notice set
 * @param term none where the limit is a day and no length
 * @param basis where it stands: the article, the promise, the notice
 * @param due the last day; while a pause lasts, as it would be if that ended when told, or today
 * @param until the first moment at which it is over: what is shown as due is what is enforced
 * @param endedAt when it was met, or fell away
 * @param used how much was counted until now, or until it ended, in the unit of the limit
 * @param left the same from then to the last day; negative when that is past
 * @param expiry what is true once it is over
 * @param provisional whether a notice that is not published yet may change it
 */
public record CaseLimit(
        Duty duty,
        Source source,
        @Nullable LimitRule rule,
        @Nullable Term term,
        String basis,
        LocalDate due,
        Instant until,
        Standing standing,
        @Nullable Instant endedAt,
        int used,
        int left,
        List<Signal> signals,
        Expiry expiry,
        List<Step> explanation,
        boolean provisional) {

    /** Who set it. */
    public enum Source {
        LAW,
        PROMISE,
        /** The one notice of what is missing. */
        NOTICE
    }

    /** How it stands. */
    public enum Standing {
        RUNNING,
        PAUSED,
        MET,
        MET_LATE,
        /** Over, and not met. */
        EXPIRED,
        /** It fell away before it was over. */
        DROPPED
    }

    /**
     * A moment at which somebody is to look.
     *
     * @param at the first moment of a day; for hours, of any second
     */
    public record Signal(Kind kind, Instant at) {

        /** What for. */
        public enum Kind {
            /** The rule warns so many days before the end. */
            WARNING,
            /** One working day before the end, or nine tenths used. */
            NOTICE,
            /** It is over. */
            OVER
        }
    }

    /**
     * @param at when it comes true
     * @param from since which day it is then true; none where since that moment
     * @param happened whether it did
     */
    public record Expiry(
            Effect effect, Instant at, @Nullable LocalDate from, boolean happened) {}

    public CaseLimit {
        signals = List.copyOf(signals);
        explanation = List.copyOf(explanation);
    }

    /** The day from which it counts, or back from which. */
    public LocalDate start() {
        return switch (explanation.getFirst()) {
            case Step.Began began -> began.day();
            case Step.CountedBack back -> back.from();
            case Step.Days _, Step.Hours _, Step.Paused _, Step.Lengthened _, Step.Disregarded _, Step.Due _ -> due;
        };
    }

    /** Whether the same started both. */
    boolean beganWith(CaseLimit other) {
        return explanation.getFirst() instanceof Step.Began one
                        && other.explanation.getFirst() instanceof Step.Began two
                ? one.at().equals(two.at()) && one.event() == two.event()
                : explanation.getFirst().equals(other.explanation.getFirst());
    }

    public boolean open() {
        return endedAt == null;
    }
}
