package org.tiaokuai.norm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A norm with all its texts, the latest first. */
public record NormView(NormLine line, List<Text> texts) {

    public NormView {
        texts = List.copyOf(texts);
    }

    /** What became of a text. */
    public enum State {
        PROPOSED,
        RETURNED,
        IN_FORCE,
        REVISED
    }

    /**
     * One text of a norm.
     *
     * @param version its number once it was approved; 0 before, and for one that was returned
     * @param decidedAt null while it waits
     */
    public record Text(
            long id,
            State state,
            int version,
            String body,
            String proposer,
            Instant proposedAt,
            String decider,
            @Nullable Instant decidedAt,
            String reasons) {

        /** What anybody may read: no text that is only proposed. */
        public boolean open() {
            return state == State.IN_FORCE || state == State.REVISED;
        }
    }

    public Optional<Text> inForce() {
        return texts.stream().filter(text -> text.state() == State.IN_FORCE).findFirst();
    }

    public Optional<Text> proposal() {
        return texts.stream().filter(text -> text.state() == State.PROPOSED).findFirst();
    }
}
