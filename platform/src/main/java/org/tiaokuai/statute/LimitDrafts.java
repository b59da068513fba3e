package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Typing;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Extension;
import org.tiaokuai.statute.LimitRule.Note;
import org.tiaokuai.statute.LimitRule.Pauses;

/** How the office changes time limits: one draws up a version, another one approves it; none that exists ever changes. */
public interface LimitDrafts {

    /** Of one limit, the newest first. */
    List<Draft> of(String id);

    /** The limits of which a draft waits. */
    Set<String> waiting();

    /** By the legal office or the information authority. */
    Step draft(DraftLimit command);

    /** By the legal office. */
    Step decide(DecideLimit command);

    /** What a new version says; name, start and who is bound stay as they are. */
    record Change(
            Term term,
            @Nullable Extension extension,
            Pauses pauses,
            Effect onExpiry,
            List<Integer> warnings,
            Basis basis,
            LocalDate validFrom,
            boolean pendingToo,
            Evidence evidence,
            Note note) {}

    /** @param replaces the version that the author had before their eyes */
    record DraftLimit(Officer officer, String id, int replaces, Change change) {}

    /** A verdict on this very draft, so that nobody approves what they have not read. */
    record DecideLimit(Officer officer, String id, UUID draft, boolean approve, String reasons) {
        public DecideLimit {
            if (!approve && Typing.blank(reasons)) {
                throw new IllegalArgumentException("Whoever returns a draft says why");
            }
        }
    }

    /** What became of a draft. */
    enum State {
        DRAFTED,
        APPROVED,
        RETURNED
    }

    /** @param decidedAt none while it waits */
    record Draft(
            UUID id,
            LimitRule rule,
            State state,
            String drafter,
            Instant draftedAt,
            String decider,
            @Nullable Instant decidedAt,
            String reasons) {}

    sealed interface Step {
        record Drafted(String id) implements Step {}

        record Approved(String id, int version) implements Step {}

        record Returned(String id) implements Step {}

        /** Another draft waits, another version came into use, or this one was decided already. */
        record NotNow() implements Step {}

        /** Nobody approves what they drew up. */
        record OwnWork() implements Step {}

        /** It would hold from a day that is over, and so for cases that have begun. */
        record TooEarly() implements Step {}

        /** The rule sets no length that could be changed. */
        record NoLength() implements Step {}

        record NotEntitled() implements Step {}

        record NoSuchLimit() implements Step {}
    }
}
