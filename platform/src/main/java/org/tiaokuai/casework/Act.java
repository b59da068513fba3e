package org.tiaokuai.casework;

import org.tiaokuai.course.Hearing;
import org.tiaokuai.course.State;
import org.tiaokuai.statute.Step.Why;

/** What became of an act on a case; each case of it is told differently. */
public sealed interface Act {
    /** Also published as an event. */
    record Done(String number, State.Event event, State state) implements Act {}

    /** Nothing was done, and why is told to whoever may see the case. */
    sealed interface Refused extends Act {}

    /** The graph has no such edge from where the case stands now. */
    record NotNow(State state) implements Refused {}

    /** All that must be corrected is told at once, and only once (行政许可法第三十二条第一款第四项). */
    record AskedBefore() implements Refused {}

    /** The law would not give it the effect that it is for. */
    record WithoutEffect(Why why) implements Refused {}

    /**
     * There are only so many places, and the order of receipt says otherwise (行政许可法第五十七条).
     *
     * @param earlier the number of the application that comes first; empty where none does
     */
    record OutOfTurn(Reason reason, String earlier) implements Refused {

        /** What the order says. */
        public enum Reason {
            /** Somebody came earlier and waits for the decision, or holds the last place until it can be made. */
            EARLIER,
            /** All places are granted. */
            USED_UP,
            /** Nobody is refused for want of places while there are some. */
            PLACES_LEFT
        }
    }

    /** Somebody may still ask to be heard before it is decided, or asked and was not heard (行政许可法第四十八条). */
    record Unheard() implements Refused {}

    /** Nobody can be heard then, or not by whom is to preside. */
    record Unfit(Hearing.Unfit why) implements Refused {}

    /** Nobody approves what they proposed themselves. */
    record OwnProposal() implements Refused {}

    /** The post does not carry the role for this act. */
    record NotEntitled() implements Refused {}

    /** Something happened to the case that the officer had not seen. */
    record Meanwhile() implements Act {}

    /** Nor is there one for whom it is about (回避). */
    record NoSuchCase() implements Act {}
}
