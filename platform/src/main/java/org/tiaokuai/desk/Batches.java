package org.tiaokuai.desk;

import java.util.Collection;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.course.State;

/**
 * Many cases of one item, at one step, signed at once: only favourably, only what the officer has opened since the
 * applicant last handed something in, and a decision only where the item is decided while one waits 即办件. Each case is
 * signed alone, and what cannot be signed stays as it is.
 */
public interface Batches {

    int MOST = 50;

    /** What would become of each of them; cases that are not the officer's business are not among them. */
    List<Line> look(Officer officer, Collection<String> numbers);

    List<Line> sign(SignBatch command);

    /** @param state in which the officer saw them */
    record SignBatch(Officer officer, State state, List<String> numbers) {
        public SignBatch {
            if (numbers.size() > MOST) {
                throw new IllegalArgumentException("More than anybody has looked at");
            }
            numbers = List.copyOf(numbers);
        }
    }

    record Line(QueueView.Row row, Outcome outcome) {}

    /** What would become, or became, of one case. */
    enum Outcome {
        READY,
        DONE,
        /** Of another item, or at another step, than the first. */
        DIFFERENT,
        NOT_OPENED,
        NOT_INSTANT,
        NOT_NOW,
        NOT_ENTITLED
    }
}
