package org.tiaokuai.statute;

import org.tiaokuai.calendar.Hours;
import org.tiaokuai.calendar.Limit;

/**
 * A length of time and how its ends are counted. The unit belongs to the rule: 日 and 工作日 stand side by side in one act.
 *
 * @param startDayCounted where a rule departs from 民法典 article 201; then of working days or days only, for no law
 *     says what the corresponding day of such a month would be
 */
public record Term(int amount, Unit unit, End end, boolean startDayCounted) {

    /** In what a limit is counted. */
    public enum Unit {
        WORKING_DAY(3650),
        DAY(3650),
        HOUR(Hours.MOST),
        MONTH(121),
        YEAR(10);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** Some ten years; what is longer is a slip. */
        public int most() {
            return most;
        }
    }

    /** What becomes of a last day that is a day off. */
    public enum End {
        /** The next working day is the last (民法典 article 203). */
        NEXT_WORKING_DAY,
        /** It stays the last. */
        NONE
    }

    public Term {
        if (amount < 0 || amount > unit.most()) {
            throw new IllegalArgumentException("No limit is as long as " + amount + " " + unit);
        }
        if (unit == Unit.HOUR && end != End.NONE) {
            throw new IllegalArgumentException("Hours run by the clock; their end does not move");
        }
        if (startDayCounted && (amount == 0 || (unit != Unit.DAY && unit != Unit.WORKING_DAY))) {
            throw new IllegalArgumentException("The first day cannot count in " + amount + " " + unit);
        }
    }

    /** By the general law; hours run by the clock. */
    public static Term general(int amount, Unit unit) {
        return new Term(amount, unit, unit == Unit.HOUR ? End.NONE : End.NEXT_WORKING_DAY, false);
    }

    /** The same for the calendar; hours are none of its limits. */
    public Limit limit() {
        var counted =
                switch (unit) {
                    case WORKING_DAY -> Limit.Unit.WORKING_DAY;
                    case DAY -> Limit.Unit.DAY;
                    case MONTH -> Limit.Unit.MONTH;
                    case YEAR -> Limit.Unit.YEAR;
                    case HOUR -> throw new IllegalStateException("Hours are counted apart");
                };
        return new Limit(amount, counted, end == End.NEXT_WORKING_DAY);
    }
}
