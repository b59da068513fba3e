package org.tiaokuai.figures.internal;

import java.util.TreeMap;

/** How many cases took how many working days; percentiles by nearest rank, so that each is a length that occurred. */
final class Distribution {

    private final TreeMap<Integer, Integer> casesByDays = new TreeMap<>();
    private int cases;

    void add(int days, int more) {
        casesByDays.merge(days, more, Integer::sum);
        cases += more;
    }

    int cases() {
        return cases;
    }

    int percentile(int percent) {
        long rank = Math.ceilDiv((long) cases * percent, 100);
        long seen = 0;
        for (var entry : casesByDays.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("No cases");
    }
}
