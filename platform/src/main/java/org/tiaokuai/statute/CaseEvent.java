package org.tiaokuai.statute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.LimitRule.Rank;

/** What happened to a case, as far as a clock hears of it; who did it is named where somebody of the office did. */
public sealed interface CaseEvent {

    Instant at();

    /** 收到材料. */
    record Received(@Override Instant at) implements CaseEvent {}

    /** 一次告知补正; after acceptance it stops nothing. @param given how long the applicant has */
    record CorrectionAsked(@Override Instant at, String by, Term given) implements CaseEvent {
        public CorrectionAsked {
            named(by);
        }
    }

    /** 补正: received anew. */
    record Corrected(@Override Instant at) implements CaseEvent {}

    /** 受理, by the lower level where it examines first. */
    record Accepted(@Override Instant at, String by) implements CaseEvent {
        public Accepted {
            named(by);
        }
    }

    /** 视为受理, as it was found to be true then; by whatever calendar comes later it stays true. */
    record DeemedAccepted(@Override Instant at) implements CaseEvent {}

    /** 视为准予延续, as it was found to be true then (行政许可法第五十条). */
    record DeemedRenewed(@Override Instant at) implements CaseEvent {}

    /** 不予受理. */
    record Declined(@Override Instant at, String by) implements CaseEvent {
        public Declined {
            named(by);
        }
    }

    /** The lower level reports to the upper one 上报. */
    record SentUp(@Override Instant at, String by) implements CaseEvent {
        public SentUp {
            named(by);
        }
    }

    /**
     * A step begins whose time the law leaves out, such as a hearing.
     *
     * @param approver blank where nobody approved
     * @param notice none where the applicant was not told
     */
    record PauseBegun(
            @Override Instant at,
            String by,
            Event ground,
            String approver,
            @Nullable Notice notice) implements CaseEvent {
        public PauseBegun {
            named(by);
        }
    }

    record PauseEnded(@Override Instant at, String by, Event ground) implements CaseEvent {
        public PauseEnded {
            named(by);
        }
    }

    /** @param toldAt when the applicant was told; none where not */
    record Extended(
            @Override Instant at,
            String approver,
            Rank rank,
            String reason,
            @Nullable Instant toldAt) implements CaseEvent {
        public Extended {
            named(approver);
        }
    }

    /** @param granted whether there is something to hand over */
    record Decided(@Override Instant at, String by, boolean granted) implements CaseEvent {
        public Decided {
            named(by);
        }
    }

    record Delivered(@Override Instant at, String by) implements CaseEvent {
        public Delivered {
            named(by);
        }
    }

    /** 撤回. */
    record Withdrawn(@Override Instant at) implements CaseEvent {}

    /** 终止: there is nothing left to decide. */
    record Terminated(@Override Instant at, String by) implements CaseEvent {
        public Terminated {
            named(by);
        }
    }

    /**
     * 责令重新作出: what was decided is annulled, and must be decided again. It counts from the day on which the office received
     * that.
     *
     * @param by who ordered it, and in which document
     * @param within the time that was set for it; none where the rule's own runs anew
     */
    record Remanded(
            @Override Instant at, String by, @Nullable Term within) implements CaseEvent {
        public Remanded {
            named(by);
        }
    }

    /** The applicant is told of the right to a hearing. */
    record RightTold(@Override Instant at, String by) implements CaseEvent {
        public RightTold {
            named(by);
        }
    }

    record HearingAsked(@Override Instant at) implements CaseEvent {}

    record HearingHeld(@Override Instant at, String by) implements CaseEvent {
        public HearingHeld {
            named(by);
        }
    }

    /** Told in writing how long it takes, counted from the beginning of the step. */
    record Notice(Instant at, Term lasts) {}

    private static void named(String who) {
        if (who.isBlank()) {
            throw new IllegalArgumentException("Whoever acts for the office is named");
        }
    }
}
