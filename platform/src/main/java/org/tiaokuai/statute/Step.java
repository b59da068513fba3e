package org.tiaokuai.statute;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.statute.CaseEvent.Extended;
import org.tiaokuai.statute.LimitRule.Basis;
import org.tiaokuai.statute.LimitRule.Extension;

/** One step of the explanation of a limit; there is no prose in it, for it is told to several readers in two languages. */
public sealed interface Step {

    /**
     * From where it counts.
     *
     * @param at the moment of what started it
     * @param law by which the day itself does not count; none where it counts, or where the limit is at once
     * @param deemedAt where silence started it, afterwards: when that came true
     */
    record Began(
            LocalDate day,
            Instant at,
            Event event,
            @Nullable Basis law,
            @Nullable Instant deemedAt) implements Step {}

    /**
     * Neighbouring days that are treated alike, the last inclusive.
     *
     * @param name of the holiday, as the notice has it; else empty
     * @param firstOrdinal which days of the limit they are, from 1; 0 where they do not count
     * @param law by which they do not count; none where they do, or where a notice of that year says so
     * @param notice the one that says so, as it is cited; empty where it is that of the year
     */
    record Days(
            LocalDate from,
            LocalDate to,
            Kind kind,
            String name,
            int firstOrdinal,
            int lastOrdinal,
            @Nullable Basis law,
            String notice)
            implements Step {

        /** How days are treated. */
        public enum Kind {
            COUNTED,
            /** Worked to make up for a holiday. */
            MAKE_UP,
            WEEKEND,
            HOLIDAY,
            /** Left out by a pause. */
            PAUSED,
            /** The day to which the end moved. */
            MOVED
        }
    }

    /** Hours run by the clock. */
    record Hours(Instant from, Instant until, int amount) implements Step {}

    /**
     * The clock stood, from the day after {@code from} to {@code to}.
     *
     * @param from the later of its beginning and of its notice
     * @param to none while it lasts
     * @param endedBy empty while it lasts, or where the decision ended it
     * @param toldUntil by which day it should have been over as told
     * @param law that leaves it out; none where no rule names the article
     */
    record Paused(
            CaseEvent.PauseBegun begun,
            Instant from,
            @Nullable Instant to,
            String endedBy,
            @Nullable LocalDate toldUntil,
            @Nullable Basis law)
            implements Step {}

    /** From the day after {@code before}. */
    record Lengthened(Extended by, Extension how, LocalDate before, LocalDate due) implements Step {}

    /** Something that changed nothing, and why. */
    record Disregarded(CaseEvent event, Why why) implements Step {}

    /** Counted back from a day. */
    record CountedBack(LocalDate from, Term term) implements Step {}

    /** The end; the day is the last. */
    record Due(LocalDate day, Instant until) implements Step {}

    /** Why an event changed nothing. */
    enum Why {
        /** It had happened already; of two officers the first one counts. */
        TWICE,
        /** Nothing was received yet, or it is not what the case waited for. */
        WRONG_MOMENT,
        /** Silence had accepted it before. */
        DEEMED_BEFORE,
        CLOSED,
        /** Supplements that are asked for after acceptance stop nothing. */
        STOPS_NOTHING,
        /** The rule does not know this ground. */
        NO_LEGAL_GROUND,
        NOT_APPROVED,
        /** The applicant was not told. */
        NOT_TOLD,
        /** It ends what had not begun. */
        NOT_BEGUN,
        /** The limit was over. */
        TOO_LATE,
        /** The rule knows no extension. */
        NOT_EXTENDABLE,
        WRONG_RANK,
        NO_REASON
    }
}
