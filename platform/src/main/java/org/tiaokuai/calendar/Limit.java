package org.tiaokuai.calendar;

/**
 * A length of time that a rule grants. The unit belongs to the rule: 日 and 工作日 stand side by side in one act.
 *
 * <p>{@code endMoves} says that a last day which is a day off moves to the next working day (民法典 article 203), the
 * general law for calendar periods; a limit in working days cannot end on a day off, so there it is always false.
 */
public record Limit(int amount, Unit unit, boolean endMoves) {

    private static final int LONGEST_IN_DAYS = 3650;

    /** In what a limit is counted. */
    public enum Unit {
        /** 工作日. */
        WORKING_DAY(1),
        /** 日, calendar days. */
        DAY(1),
        /** 月, to the corresponding day or the last of the month. */
        MONTH(30),
        /** 年, likewise. */
        YEAR(365);

        private final int roughDays;

        Unit(int roughDays) {
            this.roughDays = roughDays;
        }
    }

    /** Refuses a negative amount, and one beyond some ten years, which is a slip and no limit. */
    public Limit {
        if (amount < 0) {
            throw new IllegalArgumentException("A limit cannot be negative: " + amount);
        }
        if ((long) amount * unit.roughDays > LONGEST_IN_DAYS) {
            throw new IllegalArgumentException("No limit is as long as " + amount + " " + unit);
        }
        endMoves = endMoves && unit != Unit.WORKING_DAY;
    }

    /** A limit by the general law, so a calendar period whose last day is a day off moves. */
    public Limit(int amount, Unit unit) {
        this(amount, unit, true);
    }

    /** The same limit, ending on its last day whatever day that is. */
    public Limit withFixedEnd() {
        return new Limit(amount, unit, false);
    }
}
