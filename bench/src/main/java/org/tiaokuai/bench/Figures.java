package org.tiaokuai.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One measured quantity over several rounds, printed as n, min, median and max: never as one bare number. */
final class Figures {

    private final String name;
    private final List<Double> values = new ArrayList<>();

    Figures(String name) {
        this.name = name;
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    private double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    static void print(Figures... figures) {
        System.out.printf("%n%-58s %3s %11s %11s %11s%n", "", "n", "min", "median", "max");
        for (var one : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "%-58s %3d %11s %11s %11s%n",
                    one.name,
                    one.values.size(),
                    text(one.min()),
                    text(one.median()),
                    text(one.max()));
        }
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }

    /** Exact: the smallest measured value that at least this share of all values does not exceed. */
    static double percentile(long[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
