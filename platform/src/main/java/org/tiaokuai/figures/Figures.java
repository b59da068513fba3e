package org.tiaokuai.figures;

import java.time.LocalDate;
import java.util.Optional;

/** Public figures as every caller sees them. */
public interface Figures {

    /** How long the item took in the last twelve months; empty while too few cases were decided to say so (decision 21). */
    Optional<Pace> paceOf(String item);

    /** Counts anew; it happens by itself each night. */
    void count();

    /**
     * How long it took from acceptance to decision, in working days.
     *
     * @param cases that were decided
     * @param half within so many days at least half of them were decided: the median, by nearest rank
     * @param nineTenths the 90th percentile, by nearest rank
     * @param until the last day that was counted
     */
    record Pace(int cases, int half, int nineTenths, LocalDate until) {}
}
