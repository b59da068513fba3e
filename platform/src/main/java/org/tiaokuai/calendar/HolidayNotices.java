package org.tiaokuai.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;

/** The notices by which this platform counts; each is a version of the calendar that never changes. */
public interface HolidayNotices {

    /** All notices of holidays, the one that counts last first. */
    List<NoticeLine> all();

    Optional<NoticeLine> notice(long id);

    /** What is wrong with it, and what it would change. */
    Reading read(HolidayNotice notice);

    /** From now on everything is counted by it too; whoever keeps days that were counted before hears {@link Published}. */
    Publishing publish(Officer officer, HolidayNotice notice);

    /** The divisions that have days of their own, by their codes. */
    List<Place> places();

    record Place(String code, String name) {}

    /** The number of the notice that came last, be it that a department is closed. */
    long latest();

    /**
     * A notice as it is known here.
     *
     * @param noticedOn none of those that came with the platform
     * @param at since when the platform counts by it
     */
    record NoticeLine(
            long id,
            String title,
            String document,
            @Nullable LocalDate noticedOn,
            int year,
            boolean whole,
            String division,
            int days,
            Instant at,
            String byWhom) {}

    /**
     * In the transaction of the publication.
     *
     * @param closed the department that told that it is closed; none of a notice of holidays
     */
    record Published(long notice, String division, @Nullable UUID closed) {}

    /** Implemented by who knows the divisions. */
    interface Places {

        /** By the code of six digits; none where there is no such division. */
        Optional<String> name(String code);
    }

    /** Implemented by who keeps days that were counted before. */
    interface Recounts {

        /** None where it came with the platform. */
        Optional<Recount> of(long notice);
    }

    /**
     * How far what is open was counted anew.
     *
     * @param whole whether everything was counted once
     * @param ended whether that is so for good
     */
    record Recount(int cases, int moved, boolean whole, boolean ended) {}

    /** @param changed days that are worked from then on or off, and were not before */
    record Reading(List<Doubt> doubts, List<Change> changed) {

        public Reading {
            doubts = List.copyOf(doubts);
            changed = List.copyOf(changed);
        }
    }

    /** A day before and after. */
    record Change(LocalDate day, CalendarDay before, CalendarDay after) {}

    /** @param day none where it is about the notice */
    record Doubt(Fault fault, @Nullable LocalDate day) {}

    /** Why a notice is refused. */
    enum Fault {
        /** It names no day. */
        EMPTY,
        /** It names a day twice, once so and once otherwise or by another name. */
        CONTRADICTION,
        /** It is none of the year that the notice arranges, nor of the weeks around it. */
        FAR_DAY,
        /** Nothing is known of holidays so early, or nothing can be arranged so far ahead. */
        FAR_YEAR,
        /** A whole year has at least the holidays that the law fixes. */
        STATUTORY_DAY_MISSING,
        /** Nobody works on a day off that the law fixes. */
        STATUTORY_DAY_WORKED,
        /** It was noticed tomorrow, or before the year that came before. */
        WRONG_DATE,
        /** One that is as new arranges the same otherwise: which of them came later? */
        SAME_DATE,
        /** It is known already. */
        KNOWN,
        /** There is no such division here. */
        DIVISION,
        /** A whole year is the country's to arrange; a division adds or changes days. */
        LOCAL_YEAR,
        /** What was over when the notice was given is not made a day off or a working day afterwards. */
        PAST_DAY
    }

    sealed interface Publishing {

        record Done(long notice) implements Publishing {}

        record Refused(List<Doubt> doubts) implements Publishing {
            public Refused {
                doubts = List.copyOf(doubts);
            }
        }

        record NotEntitled() implements Publishing {}
    }
}
